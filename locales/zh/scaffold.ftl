# What `chancery new` writes, in Chinese. English (`locales/en/scaffold.ftl`) is the reference.

## Front matter
new-hint = 以 # 开头的行是给您的说明。要使用其中的内容，请去掉 #。
new-status = draft：谁也看不到。review：先由他人审阅。cleared：发布。
new-summary = 内容提要，一两行即可。不写则取正文开头。
new-authors = 作者：content/authors 中的文件名，不带 .yaml。
new-tags = 主题：保留合适的。
new-office = 由使馆的哪个部门撰写，任选其一：{ $offices }
new-image = 正文上方的图片。alt 向看不见图片的人说明图中内容，必须填写。
new-event = 所预告的活动：开始和结束的时间、地点。
new-publish-at = 在此之前谁也看不到（{ $zone } 时间）。
new-expire-at = 在此之后谁也看不到（{ $zone } 时间）。
new-cleared-by = 由谁批准发布。此处没有姓名便不会发布。
new-menu = 在菜单中的位置。不写则不在菜单中。
new-level = 紧急程度：notice、warning 或 emergency。
new-missions = 哪些使馆显示此通知。不写则全部显示。

## Translations
new-translation = 本文所依据的原文。要署译者姓名，请加上：translator: 您的姓名
new-as-in-the-original = 与原文相同，请翻译。
new-to-translate = 待翻译。译好后去掉 #：

## Texts, which readers see until an editor has written others
new-policy-text = 此文尚未撰写。
new-first-page = 关于我们

## mission.yaml
new-description = 博客的内容，一两句话。
new-country = 使馆所在国家的两个字母代码。
new-default-language = 文件名未注明语言时所用的语言。
new-languages = 发布所用的语言。
new-timezone = 日期所用的时区。
new-offices = 使馆中撰稿的部门，各有名称。
new-write-to = 读者把评论寄往何处：电子邮件地址或表单网址。
new-base-url = 仅在博客有自己的域名时填写。
