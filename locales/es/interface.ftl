# The interface in Spanish, worded for readers on both sides of the Atlantic.
# English (`locales/en/interface.ftl`) is the reference: it explains each message and its variables.

## Finding one's way
skip-to-content = Ir al contenido
home = Inicio
site-menu = Menú
hub = Todos los blogs
missions = Nuestros blogs
languages = Idiomas
in-language = En { $language }
not-translated = No disponible en { $language }
choose-language = Elegir idioma
latest-stories = Últimos artículos
all-stories = Todos los artículos
no-stories = Todavía no hay artículos aquí.
older-stories = Artículos anteriores
newer-stories = Artículos más recientes
pages = Páginas
page-of = Página { $page } de { $pages }
previous-story = Artículo anterior
next-story = Artículo siguiente
continue-reading = Seguir leyendo: { $title }
story-count = { $count ->
    [one] { $count } artículo
    [many] { $count } de artículos
   *[other] { $count } artículos
}

## Stories
by-authors = Por { $authors }
published = Publicado el { $date }
updated = Actualizado el { $date }
guest-writer = Firma invitada
about-the-author = Sobre quien escribe
courtesy-of = Por cortesía de { $name }
first-published-by = Publicado por primera vez por { $mission }
key-points = Las claves
contents = Índice
footnotes = Notas
back-to-text = Volver al texto
back-to-text-again = Volver al texto, referencia { $number }
corrections = Correcciones
correction-of = Corrección del { $date }
correction-title = Corrección: { $title }
event = Evento
event-when = Cuándo
event-where = Dónde
event-until = Hasta
watch-video = Ver el video
transcript = Transcripción
picture-credit = Imagen: { $credit }
shown-in = Este artículo está en { $language }
translated-by = Traducción: { $name }
withdrawn = Este artículo ha sido retirado
withdrawn-on = Se retiró el { $date }.
withdrawn-reason = Motivo: { $reason }
external-link = Enlace externo

## Archives, tags, authors
archives = Archivo
stories-of = Artículos de { $period }
tags = Temas
stories-on = Artículos sobre { $tag }
authors = Firmas
stories-by = Artículos de { $author }
offices = Oficinas
policies = Normas y avisos

## Feeds
feeds = Canales
subscribe = Suscribirse
feed-atom = Canal Atom
feed-rss = Canal RSS
feed-json = Canal JSON
feed-of-topic = { $blog }: { $topic }
read-on-site = Leer en { $blog }

## The week in review
week-in-review = Resumen de la semana
weeks-in-review = Resúmenes semanales
week-of = Semana del { $date }
week-from-to = Del { $first } al { $last }
week-sentence = { $count ->
    [one] Del { $first } al { $last } publicamos { $count } artículo.
    [many] Del { $first } al { $last } publicamos { $count } de artículos.
   *[other] Del { $first } al { $last } publicamos { $count } artículos.
}
from-the-editor = Carta de la redacción
highlights = Lo más destacado
this-week-stories = { $count ->
    [one] { $count } artículo esta semana
    [many] { $count } de artículos esta semana
   *[other] { $count } artículos esta semana
}
no-stories-this-week = Esta semana no se publicaron artículos.
now-in = Ahora en { $language }
also-published = Otras publicaciones
previous-week = Semana anterior
next-week = Semana siguiente
corrections-this-week = Correcciones de la semana
alerts-this-week = Alertas de la semana
withdrawn-this-week = Artículos retirados esta semana
most-discussed = Lo más comentado
coming-events = La próxima semana
weeks-of-year = Resúmenes semanales de { $year }
digest-count = { $count ->
    [one] { $count } semana
    [many] { $count } de semanas
   *[other] { $count } semanas
}

## Comments
comments = Comentarios
comment-count = { $count ->
    [one] { $count } comentario
    [many] { $count } de comentarios
   *[other] { $count } comentarios
}
comments-closed = Los comentarios están cerrados.
write-to-us = Escríbanos sobre este artículo
anonymous = Anónimo
comment-redacted = La moderación suprimió palabras de este comentario.
comment-place = Lugar: { $place }
comments-on = Comentarios sobre «{ $title }»
comment-title = Comentario sobre «{ $title }»: { $name }
comments-feed = Seguir estos comentarios en un lector de canales

## Notices
alert-notice = Aviso
alert-warning = Advertencia
alert-emergency = Emergencia
alerts = Alertas
no-alerts = No hay ninguna alerta en vigor.
not-found = Página no encontrada
not-found-text = No hay ninguna página en esta dirección. Puede que se haya trasladado o que la dirección esté mal escrita.
page-moved = Esta página se ha trasladado
page-moved-to = La página está ahora aquí: { $title }
accessibility-statement = Declaración de accesibilidad
text-in-other-language = El texto siguiente está en { $language }.
