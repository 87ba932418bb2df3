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
related-stories = Sur le même thème
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
about-the-authors = Qui a écrit cet article
about-the-guest-writer = À propos de la plume invitée
courtesy-of = Texte aimablement fourni par { $name }
first-published-by = Publié pour la première fois par { $mission }
reading-time = { $minutes ->
    [one] Lecture : { $minutes } minute
    [many] Lecture : { $minutes } de minutes
   *[other] Lecture : { $minutes } minutes
}
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
event-at = { $date } à { $time }, { $zone }
event-between = { $date }, de { $start } à { $end }, { $zone }
event-from-to = Du { $start } au { $end }, { $zone }
event-days = Du { $first } au { $last }
add-to-calendar = Ajouter à votre agenda
events = Événements
calendar-file = Agenda de tous les événements (iCalendar)
watch-video = Regarder la vidéo
transcript = Transcription
picture-credit = Crédit : { $credit }
share = Partager cet article
share-note = Les liens vers d’autres services mènent à des sites qui ne sont pas les nôtres.
share-on = Partager sur { $service }
share-by-email = Partager par courriel
shown-in = Cet article est en { $language }
translated-by = Traduction : { $name }
translation-outdated = Cette traduction suit une version antérieure de l’original
original-updated-since = L’original, mis à jour pour la dernière fois le { $date }, a changé depuis cette traduction.
original-published-since = L’original, publié le { $date }, a changé depuis cette traduction.
read-original = Lire l’original en { $language }
withdrawn = Cet article a été retiré
withdrawn-on = Il a été retiré le { $date }.
withdrawn-reason = Motif : { $reason }
external-link = (lien externe)
external-link-visible = (lien externe ↗)

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
subscribe-intro = Un flux vous signale de lui-même chaque nouvel article, sans compte à créer et sans donner votre adresse électronique à qui que ce soit.
subscribe-how = Comment ça marche
subscribe-step-reader = Choisissez un lecteur de flux : une application, un logiciel ou un site. Beaucoup sont gratuits.
subscribe-step-address = Copiez l’adresse de l’un des flux ci-dessous.
subscribe-step-add = Collez-la là où votre lecteur propose « Ajouter » ou « S’abonner ». Les nouveaux articles y arriveront ensuite d’eux-mêmes.
subscribe-stop = Pour vous désabonner, retirez le flux de votre lecteur. Personne n’a besoin de le savoir.
subscribe-formats = Tous les formats disent la même chose. Si vous ne savez pas lequel choisir, prenez le premier.
subscribe-missions = Flux de nos blogs
subscribe-network = Flux de tout le réseau
subscribe-opml = Tous les flux principaux du réseau en un seul fichier (OPML)
subscribe-opml-how = La plupart des lecteurs de flux peuvent importer un tel fichier et suivre alors tous ces flux d’un coup.

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
email-read-online = Lire cette revue de la semaine sur le site
email-more = { $count ->
    [one] { $count } autre élément de cette revue de la semaine est à lire sur le site
    [many] { $count } d’autres éléments de cette revue de la semaine sont à lire sur le site
   *[other] { $count } autres éléments de cette revue de la semaine sont à lire sur le site
}
email-why = Vous recevez ce message parce que vous êtes abonné à la revue de la semaine de { $blog }.
email-unsubscribe = Se désabonner

## Comments
comments = Commentaires
comment-count = { $count ->
    [one] { $count } commentaire
    [many] { $count } de commentaires
   *[other] { $count } commentaires
}
comment-by-name-and-place = { $name } ({ $place }) écrit :
comment-by-name = { $name } écrit :
comment-by-place = Anonyme ({ $place }) écrit :
comment-by-nobody = Anonyme écrit :
comments-moderated = Les commentaires sont lus par la modération avant d’être publiés : { $policy }
comment-on = Commentaire sur « { $title } »
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
all-alerts = Toutes les alertes
no-alerts = Aucune alerte n’est en vigueur.
alert-for-all = Concerne tous nos blogs
alert-for = Concerne : { $blogs }
alert-until = En vigueur jusqu’au { $date }
not-found = Page introuvable
not-found-text = Il n’y a pas de page à cette adresse. Elle a peut-être été déplacée, ou l’adresse contient une faute de frappe.
page-moved = Cette page a été déplacée
page-moved-to = La page se trouve désormais ici : { $title }
accessibility-statement = Déclaration d’accessibilité
accessibility-commitment = Nous voulons que chacun puisse utiliser ces pages, quels que soient ses capacités, son appareil ou sa connexion. Nous visons le niveau AA des Règles pour l’accessibilité des contenus web (WCAG), version 2.2.
accessibility-assessed = Comment nous avons vérifié
accessibility-gaps = Limites connues
accessibility-gaps-intro = Nous savons que ce qui suit n’est pas encore utilisable par tous :
accessibility-contact = Nous écrire
accessibility-contact-intro = Si quelque chose ne fonctionne pas pour vous sur ces pages, dites-le-nous :
accessibility-reviewed = Cette déclaration a été revue pour la dernière fois le { $date }.
site-identifier = À propos de ce site
text-in-other-language = Le texte suivant est en { $language }.
