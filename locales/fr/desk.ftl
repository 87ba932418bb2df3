# Le bureau de la rédaction, qui n’existe que dans l’aperçu. Aucune page d’un site n’a ces messages.

desk-title = Bureau de la rédaction
desk-skip = Aller au contenu
desk-sections = Sur cette page
desk-languages = Langue du bureau
desk-to-site = Vers les pages de l’aperçu
desk-to-desk = Retour au bureau

desk-faults = Ce qui ne va pas
desk-no-faults = Tout va bien.
desk-errors = { $count ->
    [one] { $count } erreur
   *[other] { $count } erreurs
}
desk-warnings = { $count ->
    [one] { $count } avertissement
   *[other] { $count } avertissements
}
desk-error = Erreur
desk-warning = Avertissement
desk-what-to-do = Que faire
desk-more-of-a-kind = { $count ->
    [one] Encore une faute du type { $code }
   *[other] Encore { $count } fautes du type { $code }
}
desk-old-pages = Tant qu’il y a des erreurs, l’aperçu montre les pages telles qu’elles étaient avant.

desk-waiting = Pas en ligne, ou pas pour longtemps
desk-nothing-waits = Tous les textes sont en ligne, et aucun n’a de fin.
desk-drafts = Brouillons
desk-review = En relecture
desk-embargoed = Prêts, en attente de leur heure
desk-expiring = En ligne, avec une fin
desk-ended = Terminés
desk-withdrawn = Retirés
desk-text = Texte
desk-kind = Genre
desk-blog = Blog
desk-files = Fichiers
desk-out-from = En ligne à partir du
desk-out-until = En ligne jusqu’au
desk-was-out-until = En ligne jusqu’au
desk-would-be-out-from = Ensuite en ligne à partir du
desk-no-title = Sans titre
desk-network = Le réseau
desk-post = Article
desk-page = Page
desk-alert = Alerte
desk-digest = Mot d’introduction d’une semaine
desk-policy = Texte réglementaire

desk-translations = Traductions
desk-all-translated = Chaque article existe dans toutes les langues de son blog.
desk-only-open = Voici les articles auxquels il manque quelque chose, les plus récents d’abord.
desk-stories-left = { $count ->
    [one] Il manque quelque chose à { $count } autre article.
   *[other] Il manque quelque chose à { $count } autres articles.
}
desk-story = Article
desk-is-original = Original
desk-is-fresh = À jour
desk-is-stale = En retard
desk-is-unstamped = Sans révision
desk-is-missing = Manque
desk-is-waived = Non prévue
desk-accept = Si la traduction de « { $title } » dit de nouveau ce que dit l’original :

desk-weeks = La revue de la semaine
desk-no-weeks = Il n’y a pas encore de semaine avec des articles.
desk-weeks-wait = Les semaines s’affichent dès qu’il n’y a plus d’erreur.
desk-this-week = Cette semaine, jusqu’ici
desk-last-week = La dernière semaine écoulée
desk-days = Du { $first } au { $last }
desk-stories = { $count ->
    [0] Aucun article
    [one] { $count } article
   *[other] { $count } articles
}
desk-introductions = Introduction en { $languages }
desk-no-introduction = Pas encore d’introduction
desk-frozen = Figée
desk-not-frozen = Pas encore figée

desk-source = { $file }
desk-line-with-fault = Ce qui ne va pas à la ligne { $line }
desk-open-in-code = Ouvrir dans Visual Studio Code
desk-cannot-read = Ce fichier ne peut pas être lu comme du texte.
desk-footer = Cette page n’existe que sur votre ordinateur. Elle suit tout ce que vous enregistrez.
