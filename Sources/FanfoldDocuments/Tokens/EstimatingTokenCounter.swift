internal import FanfoldCore
/// Counts tokens roughly.
package struct EstimatingTokenCounter: TokenCounter {
    package let identity = "estimate-1"
    package init() {}
    package func count(_ text: Span<UInt8>) -> Int { text.count }
}
