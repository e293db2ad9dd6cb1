/// Why a list of faults can't be read.
package enum FaultShareError: Error, Hashable, CustomStringConvertible {
    /// No `KIND=SHARE` with a share from 0 to 1.
    case notAShare(String)
    /// No such kind.
    case unknownKind(String)
    /// The sum of the shares, which is above 1.
    case tooMuch(Double)

    package var description: String {
        switch self {
        case .notAShare(let text): "“\(text)” is no KIND=SHARE with a share from 0 to 1"
        case .unknownKind(let name):
            "there is no fault “\(name)”; there are "
                + FaultKind.allCases.map(\.rawValue).joined(separator: ", ") + " and all"
        case .tooMuch(let sum): "the shares of faults are \(sum) together, and may be 1"
        }
    }
}
