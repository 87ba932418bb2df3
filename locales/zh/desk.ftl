# 编辑台只出现在预览中。网站的任何页面都没有这些文字。

desk-title = 编辑台
desk-skip = 跳到正文
desk-sections = 本页内容
desk-languages = 编辑台的语言
desk-to-site = 前往预览页面
desk-to-desk = 返回编辑台

desk-faults = 需要改正之处
desk-no-faults = 一切正常。
desk-errors = { $count ->
   *[other] { $count } 处错误
}
desk-warnings = { $count ->
   *[other] { $count } 条警告
}
desk-error = 错误
desk-warning = 警告
desk-what-to-do = 如何处理
desk-more-of-a-kind = { $count ->
   *[other] 另有 { $count } 处 { $code } 类问题
}
desk-old-pages = 只要还有错误，预览就显示出错之前的页面。

desk-waiting = 尚未发布，或限期发布
desk-nothing-waits = 所有文稿均已发布，且没有截止时间。
desk-drafts = 草稿
desk-review = 审核中
desk-embargoed = 已定稿，等待发布
desk-expiring = 已发布，有截止时间
desk-ended = 已到期
desk-withdrawn = 已撤回
desk-text = 文稿
desk-kind = 类型
desk-blog = 博客
desk-files = 文件
desk-out-from = 发布时间
desk-out-until = 发布至
desk-was-out-until = 曾发布至
desk-would-be-out-from = 之后的发布时间
desk-no-title = 无标题
desk-network = 博客网络
desk-post = 文章
desk-page = 页面
desk-alert = 警示
desk-digest = 一周导语
desk-policy = 固定文本

desk-translations = 译文
desk-all-translated = 每篇文章都有所属博客的全部语言版本。
desk-only-open = 这里列出尚有缺漏的文章，最新的在前。
desk-stories-left = { $count ->
   *[other] 另有 { $count } 篇文章尚有缺漏。
}
desk-story = 文章
desk-is-original = 原文
desk-is-fresh = 与原文一致
desk-is-stale = 落后于原文
desk-is-unstamped = 未注明修订版本
desk-is-missing = 缺
desk-is-waived = 不译
desk-accept = 如果“{ $title }”的译文已与原文一致：

desk-weeks = 一周回顾
desk-no-weeks = 还没有任何一周发布过文章。
desk-weeks-wait = 改正所有错误后即显示各周内容。
desk-this-week = 本周至今
desk-last-week = 最近结束的一周
desk-days = { $first }至{ $last }
desk-stories = { $count ->
    [0] 没有文章
   *[other] { $count } 篇文章
}
desk-introductions = 导语语言：{ $languages }
desk-no-introduction = 尚无导语
desk-frozen = 已固定
desk-not-frozen = 未固定

desk-source = { $file }
desk-line-with-fault = 第 { $line } 行需要改正之处
desk-open-in-code = 用 Visual Studio Code 打开
desk-cannot-read = 此文件无法作为文本读取。
desk-footer = 此页面只在您的电脑上。您保存的每一处改动都会反映在这里。
