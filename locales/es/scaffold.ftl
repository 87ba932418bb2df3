# What `chancery new` writes, in Spanish. English (`locales/en/scaffold.ftl`) is the reference.

## Front matter
new-hint = Una línea que empieza por # es una nota para usted. Para usar lo que contiene, quite el #.
new-status = draft: nadie lo ve. review: otra persona lo lee antes. cleared: se publica.
new-summary = De qué trata, en una o dos líneas. Sin esta línea: el comienzo del texto.
new-authors = Quién lo escribió: nombres de archivos de content/authors, sin .yaml.
new-tags = De qué trata: deje lo que corresponda.
new-office = Quién lo escribió dentro de la misión, una de estas opciones: { $offices }
new-image = La imagen sobre el texto. alt dice qué muestra a quien no puede verla; es obligatorio.
new-event = Lo que se anuncia: cuándo empieza y termina, y dónde.
new-publish-at = Nadie lo ve antes de esa fecha, según la hora de { $zone }.
new-expire-at = Nadie lo ve después de esa fecha, según la hora de { $zone }.
new-cleared-by = Quién dio el visto bueno. Sin un nombre aquí no se publica.
new-menu = Su lugar en el menú. Sin esta línea: no aparece en él.
new-level = Qué tan urgente es: notice, warning o emergency.
new-missions = Qué misiones lo muestran. Sin esta línea: todas.

## Translations
new-translation = El original que sigue este texto. Para firmar la traducción, añada: translator: su nombre
new-as-in-the-original = Como en el original. Por traducir.
new-to-translate = Por traducir. Quite el # cuando esté listo:

## Texts, which readers see until an editor has written others
new-policy-text = Este texto todavía no se ha redactado.
new-first-page = Quiénes somos

## mission.yaml
new-description = De qué trata el blog, en una o dos frases.
new-country = El país donde está la misión, con sus dos letras.
new-default-language = La lengua que se toma cuando un archivo no indica ninguna.
new-languages = Las lenguas en que se publica.
new-timezone = La zona horaria de las fechas.
new-offices = Quién escribe dentro de la misión, cada oficina con su nombre.
new-write-to = Adónde envían sus comentarios los lectores: una dirección de correo o la de un formulario.
new-base-url = Solo si el blog tiene un dominio propio.
