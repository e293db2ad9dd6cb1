// A user of the library needs the values and seams, the built-in agent and the report formats by name.
@_exported public import FanfoldCore
@_exported public import FanfoldExtractive
@_exported public import FanfoldProviders
@_exported public import enum FanfoldReports.ReportFormat
