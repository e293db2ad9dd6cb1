/// Removes blocks inside the main text that are links rather than text.
enum LinkDensity {
    static func removeFarms(inside roots: [Int], of page: inout PageAnalysis) {
        page.removeWhere(inside: roots) { page, index in
            let measure = page.measures.totals[index]
            guard measure.letters > 0, measure.links > 0 else { return false }
            let density = measure.linkDensity
            switch page.tree.nodes[index].tag {
            case .p: return measure.letters < 60 && density > 0.8
            case .ul, .ol, .menu, .dl:
                return density > 0.6 && Double(measure.letters) / Double(measure.links) < 100
            case .div, .section, .article, .header, .center, .li, .figure:
                return measure.letters < 1500 && density > 0.5 && measure.marks < 2 * measure.links
            case .table: return density > 0.6
            case .h1, .h2, .h3, .h4, .h5, .h6: return false
            default: return false
            }
        }
    }
}
