"""What follows from a plan: who answers, addresses, the state of translations, the site as pages see it."""
