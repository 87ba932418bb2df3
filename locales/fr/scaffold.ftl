# What `chancery new` writes, in French. English (`locales/en/scaffold.ftl`) is the reference.

## Front matter
new-hint = Une ligne qui commence par # est une note pour vous. Pour utiliser son contenu, retirez le #.
new-status = draft : personne ne le voit. review : quelqu’un d’autre le relit d’abord. cleared : il est publié.
new-summary = De quoi il s’agit, en une ligne ou deux. Sans cette ligne : le début du texte.
new-authors = Qui l’a écrit : noms de fichiers de content/authors, sans .yaml.
new-tags = De quoi il s’agit : gardez ce qui convient.
new-office = Qui l’a écrit au sein de la mission, au choix : { $offices }
new-image = L’image au-dessus du texte. alt dit ce qu’elle montre à qui ne peut la voir ; il est obligatoire.
new-event = Ce qui est annoncé : quand cela commence et finit, et où.
new-publish-at = Personne ne le voit avant cette date, à l’heure de { $zone }.
new-expire-at = Personne ne le voit après cette date, à l’heure de { $zone }.
new-cleared-by = Qui a donné le feu vert. Sans nom ici, rien ne paraît.
new-menu = Sa place dans le menu. Sans cette ligne : il n’y figure pas.
new-level = Le degré d’urgence : notice, warning ou emergency.
new-missions = Les missions qui l’affichent. Sans cette ligne : toutes.

## Translations
new-translation = L’original que ce texte suit. Pour signer la traduction, ajoutez : translator: votre nom
new-as-in-the-original = Comme dans l’original. À traduire.
new-to-translate = À traduire. Retirez le # quand c’est fait :

## Texts, which readers see until an editor has written others
new-policy-text = Ce texte n’a pas encore été rédigé.
new-first-page = À propos de nous

## mission.yaml
new-description = De quoi parle le blog, en une phrase ou deux.
new-country = Le pays où se trouve la mission, par ses deux lettres.
new-default-language = La langue retenue quand un fichier n’en indique aucune.
new-languages = Les langues de publication.
new-timezone = Le fuseau horaire des dates.
new-offices = Qui écrit au sein de la mission, chacun avec son nom.
new-write-to = Où les lecteurs envoient leurs commentaires : une adresse électronique, ou celle d’un formulaire.
new-base-url = Seulement si le blog a son propre domaine.
