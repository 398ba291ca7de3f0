/** Words that say what WordPad is about, for the relevance filter of plans. */
export const vocabulary =
  'document text paragraph word letter font bold italic underline strikeout size colour color align indent bullet list number tab stop left right centre center find replace search edit select delete paste copy cut insert date time save format file'.split(
    ' ',
  );
