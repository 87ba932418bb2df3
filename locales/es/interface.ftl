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
related-stories = Artículos relacionados
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
about-the-authors = Sobre quienes escriben
about-the-guest-writer = Sobre la firma invitada
courtesy-of = Por cortesía de { $name }
first-published-by = Publicado por primera vez por { $mission }
reading-time = { $minutes ->
    [one] Lectura de { $minutes } minuto
    [many] Lectura de { $minutes } de minutos
   *[other] Lectura de { $minutes } minutos
}
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
event-at = { $date }, { $time }, { $zone }
event-between = { $date }, de { $start } a { $end }, { $zone }
event-from-to = Del { $start } al { $end }, { $zone }
event-days = Del { $first } al { $last }
add-to-calendar = Añadir a su calendario
events = Eventos
calendar-file = Calendario de todos los eventos (iCalendar)
watch-video = Ver el video
transcript = Transcripción
picture-credit = Imagen: { $credit }
share = Compartir este artículo
share-note = Los enlaces a otros servicios llevan a sitios web que no son nuestros.
share-on = Compartir en { $service }
share-by-email = Compartir por correo electrónico
shown-in = Este artículo está en { $language }
translated-by = Traducción: { $name }
translation-outdated = Esta traducción corresponde a una versión anterior del original
original-updated-since = El original, actualizado por última vez el { $date }, ha cambiado desde que se hizo esta traducción.
original-published-since = El original, publicado el { $date }, ha cambiado desde que se hizo esta traducción.
read-original = Leer el original en { $language }
withdrawn = Este artículo ha sido retirado
withdrawn-on = Se retiró el { $date }.
withdrawn-reason = Motivo: { $reason }
external-link = (enlace externo)
external-link-visible = (enlace externo ↗)

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
subscribe-intro = Un canal le avisa por sí solo de cada nuevo artículo, sin crear una cuenta y sin dar a nadie su dirección de correo electrónico.
subscribe-how = Cómo funciona
subscribe-step-reader = Elija un lector de canales: una aplicación, un programa o un sitio web. Muchos son gratuitos.
subscribe-step-address = Copie la dirección de uno de los canales de abajo.
subscribe-step-add = Péguela donde su lector diga «Añadir» o «Suscribirse». A partir de entonces, los nuevos artículos llegarán solos.
subscribe-stop = Para dejar de recibirlos, quite el canal de su lector. No hace falta avisar a nadie.
subscribe-formats = Todos los formatos dicen lo mismo. Si no sabe cuál elegir, tome el primero.
subscribe-missions = Canales de nuestros blogs
subscribe-network = Canales de toda la red
subscribe-opml = Todos los canales principales de la red en un solo archivo (OPML)
subscribe-opml-how = La mayoría de los lectores pueden importar este archivo y seguir así todos estos canales de una vez.

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
email-read-online = Leer este resumen de la semana en la web
email-more = { $count ->
    [one] Hay { $count } elemento más de este resumen de la semana en la web
    [many] Hay { $count } de elementos más de este resumen de la semana en la web
   *[other] Hay { $count } elementos más de este resumen de la semana en la web
}
email-why = Recibe este mensaje porque se suscribió al resumen de la semana de { $blog }.
email-unsubscribe = Darse de baja

## Comments
comments = Comentarios
comment-count = { $count ->
    [one] { $count } comentario
    [many] { $count } de comentarios
   *[other] { $count } comentarios
}
comment-by-name-and-place = { $name }, desde { $place }, escribe:
comment-by-name = { $name } escribe:
comment-by-place = Una persona anónima escribe desde { $place }:
comment-by-nobody = Una persona anónima escribe:
comments-moderated = La moderación lee los comentarios antes de publicarlos: { $policy }
comment-on = Comentario sobre «{ $title }»
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
all-alerts = Todas las alertas
no-alerts = No hay ninguna alerta en vigor.
alert-for-all = Afecta a todos nuestros blogs
alert-for = Afecta a: { $blogs }
alert-until = En vigor hasta el { $date }
not-found = Página no encontrada
not-found-text = No hay ninguna página en esta dirección. Puede que se haya trasladado o que la dirección esté mal escrita.
page-moved = Esta página se ha trasladado
page-moved-to = La página está ahora aquí: { $title }
accessibility-statement = Declaración de accesibilidad
accessibility-commitment = Queremos que cualquier persona pueda usar estas páginas, sean cuales sean sus capacidades, su dispositivo o su conexión. Aspiramos al nivel AA de las Pautas de accesibilidad para el contenido web (WCAG), versión 2.2.
accessibility-assessed = Cómo lo hemos comprobado
accessibility-gaps = Limitaciones conocidas
accessibility-gaps-intro = Sabemos que lo siguiente todavía no funciona para todo el mundo:
accessibility-contact = Escríbanos
accessibility-contact-intro = Si algo de estas páginas no le funciona, díganoslo:
accessibility-reviewed = Esta declaración se revisó por última vez el { $date }.
site-identifier = Acerca de este sitio
text-in-other-language = El texto siguiente está en { $language }.
