# What `chancery new` writes, in Arabic. English (`locales/en/scaffold.ftl`) is the reference. No line begins with a word of
# the format in Latin letters, so that editors show it from right to left.

## Front matter
new-hint = كل سطر يبدأ بالعلامة # ملاحظة لكم. لاستعمال ما فيه احذفوا العلامة #.
new-status = الحالة: draft لا يراه أحد، review يقرؤه شخص آخر أولًا، cleared يُنشر.
new-summary = موضوع النص في سطر أو سطرين. من دون هذا السطر: بداية النص.
new-authors = من كتبه: أسماء ملفات من المجلد content/authors من دون ‎.yaml
new-tags = موضوعاته: أبقوا ما يناسب.
new-office = من كتبه داخل البعثة، واحد من هذه: { $offices }
new-image = الصورة فوق النص. يصف alt ما تُظهره لمن لا يستطيع رؤيتها، ولا بد منه.
new-event = ما يُعلن عنه: متى يبدأ ومتى ينتهي وأين.
new-publish-at = لا يراه أحد قبل هذا الموعد، بتوقيت { $zone }.
new-expire-at = لا يراه أحد بعد هذا الموعد، بتوقيت { $zone }.
new-cleared-by = من أجاز نشره. من دون اسم هنا لا يُنشر.
new-menu = مكانه في القائمة. من دون هذا السطر لا يظهر فيها.
new-level = درجة الاستعجال: notice أو warning أو emergency.
new-missions = البعثات التي تعرضه. من دون هذا السطر: كلها.

## Translations
new-translation = النص الأصلي الذي يتبعه هذا النص. لذكر اسم المترجم أضيفوا: translator: اسمكم
new-as-in-the-original = كما في النص الأصلي. ينتظر الترجمة.
new-to-translate = ينتظر الترجمة. احذفوا العلامة # عند الانتهاء:

## Texts, which readers see until an editor has written others
new-policy-text = لم يُكتب هذا النص بعد.
new-first-page = من نحن

## mission.yaml
new-description = موضوع المدونة في جملة أو جملتين.
new-country = البلد الذي توجد فيه البعثة، بحرفيه اللاتينيين.
new-default-language = اللغة التي تُعتمد إذا لم يذكر اسم الملف لغة.
new-languages = اللغات التي تُنشر بها المدونة.
new-timezone = المنطقة الزمنية للتواريخ.
new-offices = من يكتب داخل البعثة، ولكل مكتب اسمه.
new-write-to = إلى أين يرسل القراء تعليقاتهم: عنوان بريد أو عنوان نموذج.
new-base-url = فقط إذا كان للمدونة نطاق خاص بها.
