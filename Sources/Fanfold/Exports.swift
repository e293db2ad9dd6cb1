// A user of the library needs the values and seams, the agents and the report formats by name, and the members
// of the ordered dictionaries that JSON objects are.
@_exported public import FanfoldCore
@_exported public import FanfoldExtractive
@_exported public import FanfoldProviders
@_exported public import enum FanfoldReports.ReportFormat
@_exported public import OrderedCollections
