/// What the words of an element's class and id say about its part in the page.
struct ClassSignals: OptionSet, Sendable {
    let rawValue: UInt16

    /// The author called it the body of the article.
    static let articleBody = Self(rawValue: 1 << 0)
    /// A word that main texts often carry: content, article, post.
    static let content = Self(rawValue: 1 << 1)
    static let comments = Self(rawValue: 1 << 2)
    static let sharing = Self(rawValue: 1 << 3)
    /// Links to other pages of the site: related, popular, next.
    static let related = Self(rawValue: 1 << 4)
    /// Advertisements, sign-up boxes, appeals.
    static let promotion = Self(rawValue: 1 << 5)
    static let navigation = Self(rawValue: 1 << 6)
    /// Author, date, tags and other particulars of a text.
    static let particulars = Self(rawValue: 1 << 7)
    /// The page's frame: sidebar, footer, banner.
    static let frame = Self(rawValue: 1 << 8)
    static let caption = Self(rawValue: 1 << 9)
    static let invisible = Self(rawValue: 1 << 10)

    /// Whatever is not the main text.
    static let boilerplate: Self = [
        .comments, .sharing, .related, .promotion, .navigation, .particulars, .frame, .caption, .invisible,
    ]

    /// Single words, lower case.
    static let words: [(Self, String)] = [
        (
            .articleBody,
            """
            articlebody articletext articlecontent storybody storytext storycontent postcontent \
            postbody entrycontent entrytext maincontentarticle newsbody newstext blogcontent
            """
        ),
        (
            .content,
            """
            content article main post entry story text body blog hentry
            """
        ),
        (
            .comments,
            """
            comment comments commentlist disqus livefyre respond replies discussion commenting
            """
        ),
        (
            .sharing,
            """
            share sharing sharebar shares social addthis addtoany sharedaddy sharethis socials \
            facebook twitter whatsapp pinterest
            """
        ),
        (
            .related,
            """
            related recommended recommendation recommendations recirc outbrain taboola popular \
            trending readmore seealso morefrom zergnet upnext mostread mostpopular \
            moreon suggested latest recommends yarpp relatedposts teaser teasers
            """
        ),
        (
            .promotion,
            """
            ad ads advert advertisement advertising adsense adslot sponsor sponsored promo promos \
            promotion newsletter newsletters subscribe subscription signup paywall donate cta \
            optin dfp mailchimp advertorial adbox adunit leaderboard
            """
        ),
        (
            .navigation,
            """
            nav navigation navbar menu submenu breadcrumb breadcrumbs pagination pager paging \
            pagenav toolbar skip sitemap subnav topnav navi
            """
        ),
        (
            .particulars,
            """
            byline author authors dateline timestamp pubdate published tag tags tagged taglist \
            category categories meta metadata postmeta entrymeta rating ratings authorbox bio \
            contributor contributors publication date
            """
        ),
        (
            .frame,
            """
            sidebar sidebars footer foot widget widgets banner masthead cookie cookies gdpr \
            consent popup modal overlay lightbox topbar colophon copyright disclaimer legal login \
            print tooltip rail
            """
        ),
        (
            .caption,
            """
            caption captions credit credits figcaption gallery slideshow carousel
            """
        ),
        (
            .invisible,
            """
            hidden hide invisible noprint visuallyhidden sr screenreader noscreen offscreen
            """
        ),
    ]

    /// Two words in a row within one name, joined by a hyphen, an underscore or a capital.
    static let pairs: [(Self, String)] = [
        (
            .articleBody,
            """
            article-body article-content article-text article-copy story-body story-content \
            story-text post-content post-body post-text post-entry entry-content entry-text \
            entry-body content-body body-content news-body news-text blog-content blog-body \
            body-text text-body article-main single-content page-content rich-text field-body
            """
        ),
        (
            .related,
            """
            read-more more-from see-also also-read next-post previous-post post-navigation \
            nav-links read-next more-stories more-articles more-news also-like most-read \
            most-popular up-next inline-link further-reading
            """
        ),
        (
            .promotion,
            """
            sign-up call-action email-capture opt-in mailing-list
            """
        ),
        (
            .particulars,
            """
            post-info post-date entry-date article-info article-date story-date author-info \
            about-author posted-on posted-in post-footer entry-footer post-author entry-meta
            """
        ),
        (
            .invisible,
            """
            screen-reader visually-hidden sr-only print-only display-none only-print
            """
        ),
        (
            .navigation,
            """
            skip-link skip-to jump-to page-numbers table-contents
            """
        ),
        (
            .frame,
            """
            site-header site-footer page-header page-footer global-header log-in side-bar \
            right-rail left-rail right-column
            """
        ),
        (
            .caption,
            """
            image-caption photo-credit image-credit photo-caption img-caption
            """
        ),
    ]
}
