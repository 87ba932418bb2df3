# مكتب التحرير، ولا وجود له إلا في المعاينة. لا تظهر هذه الرسائل في أي صفحة من صفحات الموقع.

desk-title = مكتب التحرير
desk-skip = الانتقال إلى المحتوى
desk-sections = في هذه الصفحة
desk-languages = لغة المكتب
desk-to-site = إلى صفحات المعاينة
desk-to-desk = العودة إلى المكتب

desk-faults = ما يحتاج إلى إصلاح
desk-no-faults = كل شيء سليم.
desk-errors = { $count ->
    [zero] لا أخطاء
    [one] خطأ واحد
    [two] خطآن
    [few] { $count } أخطاء
    [many] { $count } خطأً
   *[other] { $count } خطأ
}
desk-warnings = { $count ->
    [zero] لا تحذيرات
    [one] تحذير واحد
    [two] تحذيران
    [few] { $count } تحذيرات
    [many] { $count } تحذيرًا
   *[other] { $count } تحذير
}
desk-error = خطأ
desk-warning = تحذير
desk-what-to-do = ما العمل
desk-more-of-a-kind = { $count ->
    [zero] لا مزيد من النوع { $code }
    [one] مشكلة أخرى من النوع { $code }
    [two] مشكلتان أخريان من النوع { $code }
    [few] { $count } مشكلات أخرى من النوع { $code }
    [many] { $count } مشكلة أخرى من النوع { $code }
   *[other] { $count } مشكلة أخرى من النوع { $code }
}
desk-old-pages = ما دامت هناك أخطاء، تُظهر المعاينة الصفحات كما كانت قبلها.

desk-waiting = غير منشور، أو منشور إلى حين
desk-nothing-waits = كل النصوص منشورة، وليس لأي منها موعد نهاية.
desk-drafts = مسودات
desk-review = قيد المراجعة
desk-embargoed = جاهز وينتظر موعده
desk-expiring = منشور وله موعد نهاية
desk-ended = انتهى
desk-withdrawn = مسحوب
desk-text = النص
desk-kind = النوع
desk-blog = المدونة
desk-files = الملفات
desk-out-from = يُنشر ابتداءً من
desk-out-until = منشور حتى
desk-was-out-until = كان منشورًا حتى
desk-would-be-out-from = يُنشر بعد ذلك ابتداءً من
desk-no-title = بلا عنوان
desk-network = الشبكة
desk-post = مقال
desk-page = صفحة
desk-alert = تنبيه
desk-digest = مقدمة أسبوع
desk-policy = نص ثابت

desk-translations = الترجمات
desk-all-translated = كل مقال متوفر بجميع لغات مدونته.
desk-only-open = تظهر هنا المقالات التي ينقصها شيء، الأحدث أولًا.
desk-stories-left = { $count ->
    [zero] لا مقالات أخرى ينقصها شيء.
    [one] مقال آخر ينقصه شيء.
    [two] مقالان آخران ينقصهما شيء.
    [few] { $count } مقالات أخرى ينقصها شيء.
    [many] { $count } مقالًا آخر ينقصها شيء.
   *[other] { $count } مقال آخر ينقصها شيء.
}
desk-story = المقال
desk-is-original = الأصل
desk-is-fresh = محدّثة
desk-is-stale = متأخرة عن الأصل
desk-is-unstamped = بلا رقم مراجعة
desk-is-missing = غير موجودة
desk-is-waived = لن تُترجم
desk-accept = إذا عادت ترجمة «{ $title }» تطابق الأصل:

desk-weeks = حصاد الأسبوع
desk-no-weeks = لا يوجد بعد أسبوع فيه مقالات.
desk-weeks-wait = تظهر الأسابيع بعد إصلاح الأخطاء.
desk-this-week = هذا الأسبوع حتى الآن
desk-last-week = آخر أسبوع انتهى
desk-days = من { $first } إلى { $last }
desk-stories = { $count ->
    [0] لا مقالات
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
desk-introductions = المقدمة باللغات: { $languages }
desk-no-introduction = لا مقدمة بعد
desk-frozen = مثبّت
desk-not-frozen = غير مثبّت

desk-source = { $file }
desk-line-with-fault = ما يحتاج إلى إصلاح في السطر { $line }
desk-open-in-code = الفتح في Visual Studio Code
desk-cannot-read = لا يمكن قراءة هذا الملف بوصفه نصًا.
desk-footer = هذه الصفحة على حاسوبك وحده، وتتبع كل ما تحفظه.
