/** Words that say what Writer is about, for the relevance filter of plans. */
export const vocabulary =
  'document text paragraph character word page style font bold italic underline heading list bullet numbering table row column cell image picture frame header footer footnote endnote comment link hyperlink bookmark field section index contents caption border background colour color align indent spacing tab line break margin orientation watermark track changes spelling thesaurus language autocorrect autotext find replace sort format insert edit view menu toolbar dialog sidebar navigator template print export save undo selection cursor shape object chart drawing'.split(
    ' ',
  );
