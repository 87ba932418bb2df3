# La mesa de redacción, que solo existe en la vista previa. Ninguna página de un sitio tiene estos mensajes.

desk-title = Mesa de redacción
desk-skip = Ir al contenido
desk-sections = En esta página
desk-languages = Idioma de la mesa
desk-to-site = A las páginas de la vista previa
desk-to-desk = Volver a la mesa

desk-faults = Lo que está mal
desk-no-faults = No hay nada mal.
desk-errors = { $count ->
    [one] { $count } error
    [many] { $count } de errores
   *[other] { $count } errores
}
desk-warnings = { $count ->
    [one] { $count } advertencia
    [many] { $count } de advertencias
   *[other] { $count } advertencias
}
desk-error = Error
desk-warning = Advertencia
desk-what-to-do = Qué hacer
desk-more-of-a-kind = { $count ->
    [one] Una falta más del tipo { $code }
    [many] { $count } de faltas más del tipo { $code }
   *[other] { $count } faltas más del tipo { $code }
}
desk-old-pages = Mientras haya errores, la vista previa muestra las páginas como estaban antes.

desk-waiting = Sin publicar, o por poco tiempo
desk-nothing-waits = Todos los textos están publicados y ninguno tiene fin.
desk-drafts = Borradores
desk-review = En revisión
desk-embargoed = Listos, a la espera de su hora
desk-expiring = Publicados, con fin
desk-ended = Terminados
desk-withdrawn = Retirados
desk-text = Texto
desk-kind = Tipo
desk-blog = Blog
desk-files = Archivos
desk-out-from = Se publica a partir de
desk-out-until = Publicado hasta
desk-was-out-until = Estuvo publicado hasta
desk-would-be-out-from = Después, a partir de
desk-no-title = Sin título
desk-network = La red
desk-post = Artículo
desk-page = Página
desk-alert = Alerta
desk-digest = Introducción de una semana
desk-policy = Texto permanente

desk-translations = Traducciones
desk-all-translated = Todos los artículos están en todos los idiomas de su blog.
desk-only-open = Estos son los artículos a los que les falta algo, del más reciente al más antiguo.
desk-stories-left = { $count ->
    [one] A un artículo más le falta algo.
    [many] A { $count } de artículos más les falta algo.
   *[other] A { $count } artículos más les falta algo.
}
desk-story = Artículo
desk-is-original = Original
desk-is-fresh = Al día
desk-is-stale = Atrasada
desk-is-unstamped = Sin revisión indicada
desk-is-missing = Falta
desk-is-waived = No prevista
desk-accept = Si la traducción de «{ $title }» vuelve a decir lo que dice el original:

desk-weeks = El resumen de la semana
desk-no-weeks = Todavía no hay ninguna semana con artículos.
desk-weeks-wait = Las semanas se muestran en cuanto no haya errores.
desk-this-week = Esta semana hasta ahora
desk-last-week = La última semana terminada
desk-days = Del { $first } al { $last }
desk-stories = { $count ->
    [0] Ningún artículo
    [one] { $count } artículo
    [many] { $count } de artículos
   *[other] { $count } artículos
}
desk-introductions = Introducción en { $languages }
desk-no-introduction = Todavía sin introducción
desk-frozen = Fijada
desk-not-frozen = Sin fijar

desk-source = { $file }
desk-line-with-fault = Lo que está mal en la línea { $line }
desk-open-in-code = Abrir en Visual Studio Code
desk-cannot-read = Este archivo no se puede leer como texto.
desk-footer = Esta página está solo en su computadora. Sigue todo lo que usted guarda.
