internal import FanfoldCore

/// English words that carry no subject.
enum StopWords {
    /// Words that build sentences, and fillers of talk.
    static let english = hashes(
        """
        a about above across after again against ain't all almost along already also although always am among an \
        and another any anybody anyone anything are aren't around as at away back be became because become been \
        before being below between both but by came can can't cannot come could couldn't did didn't do does \
        doesn't doing don't done down during each either else enough even ever every everybody everyone \
        everything few for from further gave get gets getting give go goes going gone gonna got had hadn't has \
        hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his how how's \
        however i i'd i'll i'm i've if in instead into is isn't it it'd it'll it's its itself just keep kind know \
        let let's like made make many may maybe me might mine more most much must my myself neither never no \
        nobody none nor not nothing now of off often oh ok okay on once one only onto or other others our ours \
        ourselves out over own perhaps put quite rather really right said same saw say says see seem seemed \
        seems shall she she'd she'll she's should shouldn't since so some somebody someone something sort still \
        such sure take than that that'll that's the their theirs them themselves then there there's these they \
        they'd they'll they're they've thing things think this those though through thus to together too took \
        toward towards two uh um under until up upon us use used very via want wants was wasn't way we we'd we'll \
        we're we've well went were weren't what what's whatever when where where's whether which while who who's \
        whom whose why will with within without won't would wouldn't yeah yes yet you you'd you'll you're you've \
        your yours yourself yourselves
        """
    )

    /// Words that, at a sentence's start, refer to the sentence before.
    static let references = hashes(
        """
        also although and another because besides both but consequently conversely finally for furthermore he \
        hence her hers him his however instead it its meanwhile moreover nevertheless nonetheless nor or others \
        otherwise she similarly since so still such that their them then therefore these they this those though \
        thus yet
        """
    )

    /// Words that ask for a summary rather than name its subject.
    static let directives =
        """
        act agent analyst answer article aspect assistant attention audience avoid brief briefly bring \
        bullet careful carefully chunk clear clearly concise content cover describe detail detailed discuss \
        document emphasis emphasise emphasize especially expert explain extract fact file find first focus \
        following give highlight identify important include information key list look main mention need note \
        output page paragraph part passage pay please point produce provide read reader relevant report \
        return section sentence short show specialist statement summarise summarize summarizer summary task \
        tell text tone topic word write
        """

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { FNV1a.of($0.utf8) })
    }
}
