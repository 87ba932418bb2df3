# The interface in French. The narrow no-break space (U+202F) stands before `;`, `!` and `?`, the no-break
# space (U+00A0) before `:` and inside « ».
# English (`locales/en/interface.ftl`) is the reference: it explains each message and its variables.

## Finding one's way
skip-to-content = Aller au contenu
home = Accueil
site-menu = Menu
hub = Tous les blogs
missions = Nos blogs
languages = Langues
in-language = En { $language }
not-translated = Non disponible en { $language }
choose-language = Choisir une langue
latest-stories = Derniers articles
all-stories = Tous les articles
no-stories = Il n’y a pas encore d’article ici.
older-stories = Articles plus anciens
newer-stories = Articles plus récents
pages = Pages
page-of = Page { $page } sur { $pages }
previous-story = Article précédent
next-story = Article suivant
continue-reading = Lire la suite : { $title }
story-count = { $count ->
    [one] { $count } article
    [many] { $count } d’articles
   *[other] { $count } articles
}

## Stories
by-authors = Par { $authors }
published = Publié le { $date }
updated = Mis à jour le { $date }
guest-writer = Plume invitée
about-the-author = Qui a écrit cet article
courtesy-of = Texte aimablement fourni par { $name }
first-published-by = Publié pour la première fois par { $mission }
key-points = L’essentiel
contents = Sommaire
footnotes = Notes
back-to-text = Retour au texte
back-to-text-again = Retour au texte, renvoi { $number }
corrections = Corrections
correction-of = Correction du { $date }
correction-title = Correction : { $title }
event = Événement
event-when = Quand
event-where = Où
event-until = Fin
watch-video = Regarder la vidéo
transcript = Transcription
picture-credit = Crédit : { $credit }
shown-in = Cet article est en { $language }
translated-by = Traduction : { $name }
withdrawn = Cet article a été retiré
withdrawn-on = Il a été retiré le { $date }.
withdrawn-reason = Motif : { $reason }
external-link = Lien externe

## Archives, tags, authors
archives = Archives
stories-of = Articles : { $period }
tags = Thèmes
stories-on = Articles sur le thème « { $tag } »
authors = Signatures
stories-by = Articles signés { $author }
offices = Bureaux
policies = Règles et mentions

## Feeds
feeds = Flux
subscribe = S’abonner
feed-atom = Flux Atom
feed-rss = Flux RSS
feed-json = Flux JSON
feed-of-topic = { $blog } : { $topic }
read-on-site = Lire sur { $blog }

## The week in review
week-in-review = Revue de la semaine
weeks-in-review = Revues de la semaine
week-of = Semaine du { $date }
week-from-to = Du { $first } au { $last }
week-sentence = { $count ->
    [one] Du { $first } au { $last }, nous avons publié { $count } article.
    [many] Du { $first } au { $last }, nous avons publié { $count } d’articles.
   *[other] Du { $first } au { $last }, nous avons publié { $count } articles.
}
from-the-editor = Le mot de la rédaction
highlights = Temps forts
this-week-stories = { $count ->
    [one] { $count } article cette semaine
    [many] { $count } d’articles cette semaine
   *[other] { $count } articles cette semaine
}
no-stories-this-week = Aucun article n’a été publié cette semaine.
now-in = Désormais en { $language }
also-published = Autres publications
previous-week = Semaine précédente
next-week = Semaine suivante
corrections-this-week = Corrections de la semaine
alerts-this-week = Alertes de la semaine
withdrawn-this-week = Articles retirés cette semaine
most-discussed = Les plus commentés
coming-events = La semaine prochaine
weeks-of-year = Revues de la semaine de { $year }
digest-count = { $count ->
    [one] { $count } semaine
    [many] { $count } de semaines
   *[other] { $count } semaines
}

## Comments
comments = Commentaires
comment-count = { $count ->
    [one] { $count } commentaire
    [many] { $count } de commentaires
   *[other] { $count } commentaires
}
comments-closed = Les commentaires sont fermés.
write-to-us = Nous écrire au sujet de cet article
anonymous = Anonyme
comment-redacted = La modération a retiré des mots de ce commentaire.
comment-place = Lieu : { $place }
comments-on = Commentaires sur « { $title } »
comment-title = Commentaire sur « { $title } » : { $name }
comments-feed = Suivre ces commentaires dans un lecteur de flux

## Notices
alert-notice = Avis
alert-warning = Mise en garde
alert-emergency = Urgence
alerts = Alertes
no-alerts = Aucune alerte n’est en vigueur.
not-found = Page introuvable
not-found-text = Il n’y a pas de page à cette adresse. Elle a peut-être été déplacée, ou l’adresse contient une faute de frappe.
page-moved = Cette page a été déplacée
page-moved-to = La page se trouve désormais ici : { $title }
accessibility-statement = Déclaration d’accessibilité
text-in-other-language = Le texte suivant est en { $language }.
