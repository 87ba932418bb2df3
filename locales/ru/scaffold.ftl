# What `chancery new` writes, in Russian. English (`locales/en/scaffold.ftl`) is the reference.

## Front matter
new-hint = Строка, которая начинается с #, — заметка для вас. Чтобы использовать её содержимое, уберите #.
new-status = draft: никто этого не видит. review: сначала прочтёт кто-то ещё. cleared: публикуется.
new-summary = О чём это, в одной-двух строках. Без этой строки: начало текста.
new-authors = Кто написал: имена файлов из content/authors без .yaml.
new-tags = О чём это: оставьте подходящее.
new-office = Кто в представительстве это написал, одно из: { $offices }
new-image = Изображение над текстом. alt говорит, что на нём, тем, кто его не видит; это обязательно.
new-event = О каком событии речь: начало, конец и место.
new-publish-at = До этого времени никто этого не увидит (часовой пояс { $zone }).
new-expire-at = После этого времени никто этого не увидит (часовой пояс { $zone }).
new-cleared-by = Кто разрешил публикацию. Без имени здесь текст не выйдет.
new-menu = Место в меню. Без этой строки: в меню его нет.
new-level = Насколько это срочно: notice, warning или emergency.
new-missions = Какие представительства это показывают. Без этой строки: все.

## Translations
new-translation = Какому оригиналу следует этот текст. Чтобы указать переводчика, добавьте: translator: ваше имя
new-as-in-the-original = Как в оригинале. Переведите.
new-to-translate = Нужно перевести. Когда будет готово, уберите #:

## Texts, which readers see until an editor has written others
new-policy-text = Этот текст ещё не написан.
new-first-page = О нас

## mission.yaml
new-description = О чём блог, в одном-двух предложениях.
new-country = Страна, где находится представительство: две буквы.
new-default-language = Язык, который берётся, если в имени файла он не указан.
new-languages = Языки публикаций.
new-timezone = Часовой пояс, в котором указаны даты.
new-offices = Кто пишет в представительстве; у каждого своё название.
new-write-to = Куда читатели присылают комментарии: адрес почты или страницы с формой.
new-base-url = Только если у блога собственный домен.
