# The interface in Chinese, in simplified characters; it serves `zh-Hans` too.
# English (`locales/en/interface.ftl`) is the reference: it explains each message and its variables.

## Finding one's way
skip-to-content = 跳至正文
home = 首页
site-menu = 菜单
hub = 全部博客
missions = 我们的博客
languages = 语言
in-language = { $language }版
not-translated = 暂无{ $language }版
choose-language = 选择语言
latest-stories = 最新文章
all-stories = 全部文章
no-stories = 这里还没有文章。
older-stories = 较早的文章
newer-stories = 较新的文章
pages = 页面
page-of = 第 { $page } 页，共 { $pages } 页
previous-story = 上一篇
next-story = 下一篇
related-stories = 相关文章
continue-reading = 继续阅读：{ $title }
story-count = { $count } 篇文章

## Stories
by-authors = 作者：{ $authors }
published = 发布于 { $date }
updated = 更新于 { $date }
guest-writer = 特约作者
about-the-author = 作者简介
about-the-authors = 作者简介
about-the-guest-writer = 特约作者简介
courtesy-of = 承蒙{ $name }惠允刊载
first-published-by = 首发：{ $mission }
reading-time = 阅读约需 { $minutes } 分钟
key-points = 要点
contents = 目录
footnotes = 注释
back-to-text = 返回正文
back-to-text-again = 返回正文（第 { $number } 处引用）
corrections = 更正
correction-of = { $date }更正
correction-title = 更正：{ $title }
event = 活动
event-when = 时间
event-where = 地点
event-until = 结束时间
event-at = { $date } { $time }，{ $zone }
event-between = { $date } { $start } 至 { $end }，{ $zone }
event-from-to = { $start } 至 { $end }，{ $zone }
event-days = { $first }至{ $last }
add-to-calendar = 添加到日历
events = 活动一览
calendar-file = 全部活动的日历（iCalendar）
watch-video = 观看视频
transcript = 文字稿
picture-credit = 图片来源：{ $credit }
share = 分享本文
share-note = 其他服务的链接会打开非本站的网站。
share-on = 分享到 { $service }
share-by-email = 通过电子邮件分享
shown-in = 本文以{ $language }呈现
translated-by = 翻译：{ $name }
withdrawn = 本文已撤回
withdrawn-on = 本文已于{ $date }撤回。
withdrawn-reason = 原因：{ $reason }
external-link = （外部链接）
external-link-visible = （外部链接 ↗）

## Archives, tags, authors
archives = 文章存档
stories-of = { $period }的文章
tags = 主题
stories-on = 关于“{ $tag }”的文章
authors = 作者
stories-by = { $author }的文章
offices = 办事机构
policies = 政策与声明

## Feeds
feeds = 订阅源
subscribe = 订阅
feed-atom = Atom 订阅源
feed-rss = RSS 订阅源
feed-json = JSON 订阅源
feed-of-topic = { $blog }：{ $topic }
read-on-site = 在“{ $blog }”上阅读
subscribe-intro = 订阅源会自动把每一篇新文章告诉您，不需要注册账号，也不必把电子邮箱地址告诉任何人。
subscribe-how = 使用方法
subscribe-step-reader = 选择一个订阅阅读器：手机应用、电脑软件或网站均可，其中许多是免费的。
subscribe-step-address = 复制下面任一订阅源的地址。
subscribe-step-add = 在阅读器的“添加”或“订阅”处粘贴该地址，此后新文章会自动出现在阅读器中。
subscribe-stop = 如要退订，在阅读器中删除该订阅源即可，无需通知任何人。
subscribe-formats = 各种格式的内容相同。如果不知道该选哪一种，选第一种即可。
subscribe-missions = 我们各博客的订阅源
subscribe-network = 整个网络的订阅源
subscribe-opml = 包含本网络所有主要订阅源的文件（OPML）
subscribe-opml-how = 大多数订阅阅读器可以导入这个文件，一次订阅其中所有的订阅源。

## The week in review
week-in-review = 一周回顾
weeks-in-review = 每周回顾
week-of = { $date }起的一周
week-from-to = { $first }至{ $last }
week-sentence = { $first }至{ $last }，我们发布了 { $count } 篇文章。
from-the-editor = 编者的话
highlights = 本周重点
this-week-stories = 本周 { $count } 篇文章
no-stories-this-week = 本周没有文章。
now-in = 新增{ $language }版
also-published = 其他文章
previous-week = 上一周
next-week = 下一周
corrections-this-week = 本周更正
alerts-this-week = 本周警示
withdrawn-this-week = 本周撤回的文章
most-discussed = 评论最多
coming-events = 下周预告
weeks-of-year = { $year }的一周回顾
digest-count = { $count } 周
email-read-online = 在网站上阅读本期一周回顾
email-more = 本期一周回顾另有 { $count } 项内容，请在网站上阅读
email-why = 您收到这封邮件，是因为您订阅了“{ $blog }”的一周回顾。
email-unsubscribe = 退订

## Comments
comments = 评论
comment-count = { $count } 条评论
comments-closed = 评论已关闭。
write-to-us = 就本文致信我们
anonymous = 匿名读者
comment-redacted = 本评论中的部分文字已由管理员删除。
comment-place = 地点：{ $place }
comments-on = 对《{ $title }》的评论
comment-title = { $name }对《{ $title }》的评论
comments-feed = 用阅读器订阅这些评论

## Notices
alert-notice = 通知
alert-warning = 警告
alert-emergency = 紧急情况
alerts = 警示
all-alerts = 所有警示
no-alerts = 目前没有生效的警示。
alert-for-all = 适用于我们的所有博客
alert-for = 适用于：{ $blogs }
alert-until = 有效期至{ $date }
not-found = 找不到页面
not-found-text = 此地址没有页面。页面可能已移动，或地址输入有误。
page-moved = 此页面已移动
page-moved-to = 页面现在的位置：{ $title }
accessibility-statement = 无障碍声明
accessibility-commitment = 我们希望人人都能使用这些页面，无论其能力、设备或网络条件如何。我们以《Web 内容无障碍指南》（WCAG）2.2 版的 AA 级为目标。
accessibility-assessed = 我们如何检查
accessibility-gaps = 已知不足
accessibility-gaps-intro = 我们知道，以下方面目前还不是人人都能使用：
accessibility-contact = 告诉我们
accessibility-contact-intro = 如果这些页面上有您无法使用的内容，请告诉我们：
accessibility-reviewed = 本声明最近一次审查于{ $date }。
site-identifier = 关于本网站
text-in-other-language = 以下内容为{ $language }。
