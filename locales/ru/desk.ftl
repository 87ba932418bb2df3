# Стол редактора, который есть только в предпросмотре. Ни на одной странице сайта этих сообщений нет.

desk-title = Стол редактора
desk-skip = Перейти к содержанию
desk-sections = На этой странице
desk-languages = Язык стола
desk-to-site = К страницам предпросмотра
desk-to-desk = Назад к столу

desk-faults = Что не так
desk-no-faults = Всё в порядке.
desk-errors = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
    [many] { $count } ошибок
   *[other] { $count } ошибки
}
desk-warnings = { $count ->
    [one] { $count } предупреждение
    [few] { $count } предупреждения
    [many] { $count } предупреждений
   *[other] { $count } предупреждения
}
desk-error = Ошибка
desk-warning = Предупреждение
desk-what-to-do = Что делать
desk-more-of-a-kind = { $count ->
    [one] Ещё { $count } замечание вида { $code }
    [few] Ещё { $count } замечания вида { $code }
    [many] Ещё { $count } замечаний вида { $code }
   *[other] Ещё { $count } замечания вида { $code }
}
desk-old-pages = Пока есть ошибки, предпросмотр показывает страницы такими, какими они были до них.

desk-waiting = Не опубликовано или опубликовано на время
desk-nothing-waits = Все тексты опубликованы, и ни у одного нет срока.
desk-drafts = Черновики
desk-review = На проверке
desk-embargoed = Готово и ждёт своего часа
desk-expiring = Опубликовано до срока
desk-ended = Срок истёк
desk-withdrawn = Отозвано
desk-text = Текст
desk-kind = Вид
desk-blog = Блог
desk-files = Файлы
desk-out-from = Выйдет
desk-out-until = Опубликовано до
desk-was-out-until = Было опубликовано до
desk-would-be-out-from = Затем выйдет
desk-no-title = Без заголовка
desk-network = Сеть
desk-post = Статья
desk-page = Страница
desk-alert = Оповещение
desk-digest = Вступление к неделе
desk-policy = Постоянный текст

desk-translations = Переводы
desk-all-translated = Каждая статья есть на всех языках своего блога.
desk-only-open = Здесь статьи, которым чего-то не хватает, сначала новые.
desk-stories-left = { $count ->
    [one] Ещё { $count } статье чего-то не хватает.
    [few] Ещё { $count } статьям чего-то не хватает.
    [many] Ещё { $count } статьям чего-то не хватает.
   *[other] Ещё { $count } статьи чего-то не хватает.
}
desk-story = Статья
desk-is-original = Оригинал
desk-is-fresh = Соответствует оригиналу
desk-is-stale = Отстал от оригинала
desk-is-unstamped = Редакция не указана
desk-is-missing = Нет
desk-is-waived = Не планируется
desk-accept = Если перевод «{ $title }» снова соответствует оригиналу:

desk-weeks = Обзор недели
desk-no-weeks = Пока нет ни одной недели со статьями.
desk-weeks-wait = Недели появятся, как только не останется ошибок.
desk-this-week = Эта неделя на сегодня
desk-last-week = Последняя завершившаяся неделя
desk-days = { $first } — { $last }
desk-stories = { $count ->
    [0] Статей нет
    [one] { $count } статья
    [few] { $count } статьи
    [many] { $count } статей
   *[other] { $count } статьи
}
desk-introductions = Вступление есть, языки: { $languages }
desk-no-introduction = Вступления ещё нет
desk-frozen = Состав закреплён
desk-not-frozen = Состав не закреплён

desk-source = { $file }
desk-line-with-fault = Что не так в строке { $line }
desk-open-in-code = Открыть в Visual Studio Code
desk-cannot-read = Этот файл нельзя прочитать как текст.
desk-footer = Эта страница есть только на вашем компьютере. Она обновляется, когда вы сохраняете файлы.
