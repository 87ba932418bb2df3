# The interface in Russian. The names of languages stand in the accusative or after a colon, where they need no
# other ending. Dates end in “г.”, so no full stop follows one.
# English (`locales/en/interface.ftl`) is the reference: it explains each message and its variables.

## Finding one's way
skip-to-content = Перейти к основному содержанию
home = Главная
site-menu = Меню
hub = Все блоги
missions = Наши блоги
languages = Языки
in-language = На языке: { $language }
not-translated = Нет перевода на { $language }
choose-language = Выберите язык
latest-stories = Последние материалы
all-stories = Все материалы
no-stories = Здесь пока нет материалов.
older-stories = Более ранние материалы
newer-stories = Более новые материалы
pages = Страницы
page-of = Страница { $page } из { $pages }
previous-story = Предыдущий материал
next-story = Следующий материал
related-stories = Материалы по теме
continue-reading = Читать далее: { $title }
story-count = { $count ->
    [one] { $count } материал
    [few] { $count } материала
    [many] { $count } материалов
   *[other] { $count } материала
}

## Stories
by-authors = Текст: { $authors }
published = Опубликовано { $date }
updated = Обновлено { $date }
guest-writer = Приглашенный автор
about-the-author = Об авторе
about-the-authors = Об авторах
about-the-guest-writer = О приглашенном авторе
courtesy-of = Текст любезно предоставлен: { $name }
first-published-by = Первая публикация: { $mission }
reading-time = { $minutes ->
    [one] Время чтения: { $minutes } минута
    [few] Время чтения: { $minutes } минуты
    [many] Время чтения: { $minutes } минут
   *[other] Время чтения: { $minutes } минуты
}
key-points = Главное
contents = Содержание
footnotes = Примечания
back-to-text = Вернуться к тексту
back-to-text-again = Вернуться к тексту, ссылка { $number }
corrections = Исправления
correction-of = Исправление от { $date }
correction-title = Исправление: { $title }
event = Мероприятие
event-when = Когда
event-where = Где
event-until = Окончание
event-at = { $date }, { $time }, часовой пояс: { $zone }
event-between = { $date }, { $start }–{ $end }, часовой пояс: { $zone }
event-from-to = С { $start } до { $end }, часовой пояс: { $zone }
event-days = С { $first } по { $last }
add-to-calendar = Добавить в календарь
events = Мероприятия
calendar-file = Календарь всех мероприятий (iCalendar)
watch-video = Смотреть видео
transcript = Текстовая расшифровка
picture-credit = Изображение: { $credit }
share = Поделиться этим материалом
share-note = Ссылки на другие сервисы ведут на сайты, которые нам не принадлежат.
share-on = Поделиться в { $service }
share-by-email = Поделиться по электронной почте
shown-in = Язык материала: { $language }
translated-by = Перевод: { $name }
translation-outdated = Этот перевод сделан по более ранней версии оригинала
original-updated-since = Оригинал, последний раз обновлённый { $date }, изменился после того, как был сделан этот перевод.
original-published-since = Оригинал, опубликованный { $date }, изменился после того, как был сделан этот перевод.
read-original = Читать оригинал (язык: { $language })
withdrawn = Этот материал отозван
withdrawn-on = Материал был отозван { $date }
withdrawn-reason = Причина: { $reason }
external-link = (внешняя ссылка)
external-link-visible = (внешняя ссылка ↗)

## Archives, tags, authors
archives = Архив
stories-of = Материалы: { $period }
tags = Темы
stories-on = Материалы по теме «{ $tag }»
authors = Авторы
stories-by = Материалы автора: { $author }
offices = Представительства
policies = Правила и уведомления

## Feeds
feeds = Ленты
subscribe = Подписаться
feed-atom = Лента Atom
feed-rss = Лента RSS
feed-json = Лента JSON
feed-of-topic = { $blog }: { $topic }
read-on-site = Читать на сайте «{ $blog }»
subscribe-intro = Лента сама сообщит вам о каждом новом материале: не нужно ни заводить учётную запись, ни давать кому-либо адрес электронной почты.
subscribe-how = Как это работает
subscribe-step-reader = Выберите программу для чтения лент: приложение, программу для компьютера или сайт. Многие из них бесплатны.
subscribe-step-address = Скопируйте адрес одной из лент, перечисленных ниже.
subscribe-step-add = Вставьте его там, где программа предлагает «Добавить» или «Подписаться». Дальше новые материалы будут приходить сами.
subscribe-stop = Чтобы отписаться, удалите ленту из своей программы. Сообщать об этом никому не нужно.
subscribe-formats = Содержание во всех форматах одинаково. Если не знаете, какой выбрать, берите первый.
subscribe-missions = Ленты наших блогов
subscribe-network = Ленты всей сети
subscribe-opml = Все основные ленты сети в одном файле (OPML)
subscribe-opml-how = Большинство программ для чтения лент могут импортировать такой файл и сразу подписаться на все эти ленты.

## The week in review
week-in-review = Итоги недели
weeks-in-review = Итоги по неделям
week-of = Неделя с { $date }
week-from-to = С { $first } по { $last }
week-sentence = { $count ->
    [one] С { $first } по { $last } мы опубликовали { $count } материал.
    [few] С { $first } по { $last } мы опубликовали { $count } материала.
    [many] С { $first } по { $last } мы опубликовали { $count } материалов.
   *[other] С { $first } по { $last } мы опубликовали { $count } материала.
}
from-the-editor = От редакции
highlights = Главное за неделю
this-week-stories = { $count ->
    [one] { $count } материал за неделю
    [few] { $count } материала за неделю
    [many] { $count } материалов за неделю
   *[other] { $count } материала за неделю
}
no-stories-this-week = На этой неделе материалов не было.
now-in = Новые переводы на { $language }
also-published = Также опубликовано
previous-week = Предыдущая неделя
next-week = Следующая неделя
corrections-this-week = Исправления за неделю
alerts-this-week = Оповещения за неделю
withdrawn-this-week = Материалы, отозванные за неделю
most-discussed = Самое обсуждаемое
coming-events = На следующей неделе
weeks-of-year = Итоги недель { $year } года
digest-count = { $count ->
    [one] { $count } неделя
    [few] { $count } недели
    [many] { $count } недель
   *[other] { $count } недели
}
email-read-online = Читать эти итоги недели на сайте
email-more = { $count ->
    [one] Ещё { $count } материал этих итогов недели — на сайте
    [few] Ещё { $count } материала этих итогов недели — на сайте
    [many] Ещё { $count } материалов этих итогов недели — на сайте
   *[other] Ещё { $count } материала этих итогов недели — на сайте
}
email-why = Вы получили это письмо, потому что подписались на итоги недели блога «{ $blog }».
email-unsubscribe = Отписаться

## Comments
comments = Комментарии
comment-count = { $count ->
    [one] { $count } комментарий
    [few] { $count } комментария
    [many] { $count } комментариев
   *[other] { $count } комментария
}
comment-by-name-and-place = { $name } ({ $place }) пишет:
comment-by-name = { $name } пишет:
comment-by-place = Аноним ({ $place }) пишет:
comment-by-nobody = Аноним пишет:
comments-moderated = Комментарии публикуются после проверки модератором: { $policy }
comment-on = Комментарий к материалу «{ $title }»
comments-closed = Комментарии закрыты.
write-to-us = Написать нам об этом материале
anonymous = Аноним
comment-redacted = Часть слов в этом комментарии удалена модератором.
comment-place = Место: { $place }
comments-on = Комментарии к материалу «{ $title }»
comment-title = Комментарий к материалу «{ $title }»: { $name }
comments-feed = Следить за этими комментариями в программе для чтения лент

## Notices
alert-notice = Объявление
alert-warning = Предупреждение
alert-emergency = Чрезвычайная ситуация
alerts = Оповещения
all-alerts = Все оповещения
no-alerts = Сейчас действующих оповещений нет.
alert-for-all = Касается всех наших блогов
alert-for = Касается: { $blogs }
alert-until = Действует до { $date }
not-found = Страница не найдена
not-found-text = По этому адресу нет страницы. Возможно, она перемещена или в адресе опечатка.
page-moved = Эта страница перемещена
page-moved-to = Теперь страница находится здесь: { $title }
accessibility-statement = Заявление о доступности
accessibility-commitment = Мы хотим, чтобы этими страницами мог пользоваться каждый, независимо от его возможностей, устройства и качества связи. Мы стремимся к уровню AA Руководства по обеспечению доступности веб-контента (WCAG) версии 2.2.
accessibility-assessed = Как мы это проверяли
accessibility-gaps = Известные недостатки
accessibility-gaps-intro = Мы знаем, что пока не каждому подходит следующее:
accessibility-contact = Сообщите нам
accessibility-contact-intro = Если что-то на этих страницах вам недоступно, сообщите нам:
accessibility-reviewed = Дата последнего пересмотра этого заявления: { $date }.
site-identifier = Об этом сайте
text-in-other-language = Язык следующего текста: { $language }.
