internal import FanfoldCore
internal import FanfoldDocuments

extension Recipe.Condition {
    /// Why a document is left out; `nil` where it is read.
    ///
    /// Costs at most one pass over the text for each phrase.
    package func reason(against document: Document) -> String? {
        pathReason(document) ?? typeReason(document) ?? sizeReason(document) ?? textReason(document)
    }

    private func pathReason(_ document: Document) -> String? {
        guard let paths else { return nil }
        let selection = InputSelection(include: paths.compactMap { PathPattern($0) })
        guard !selection.includes(file: document.name.pathNames.map { Array($0.utf8) }) else { return nil }
        return "its path is not what the agent reads: \(paths.joined(separator: ", "))"
    }

    private func typeReason(_ document: Document) -> String? {
        guard let types, !types.contains(document.format) else { return nil }
        return "it is \(document.format.rawValue), and the agent reads "
            + types.map(\.rawValue).joined(separator: ", ")
    }

    private func sizeReason(_ document: Document) -> String? {
        let size = document.source.byteCount
        if let minSize, size < minSize {
            return
                "it has \(SizeText.text(size)), and the agent reads files of at least \(SizeText.text(minSize))"
        }
        if let maxSize, size > maxSize {
            return
                "it has \(SizeText.text(size)), and the agent reads files of at most \(SizeText.text(maxSize))"
        }
        return nil
    }

    private func textReason(_ document: Document) -> String? {
        guard let texts, !PhraseSearch(texts).occurs(in: document.text) else { return nil }
        return "its text holds none of " + texts.map { "'\($0)'" }.joined(separator: ", ")
    }
}
