"""The words: what we ask (Form), what we say (Card), and letters. Pure: facts and a language in, words out."""
