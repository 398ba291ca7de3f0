/** Words that say what Notepad is about, for the relevance filter of plans. */
export const vocabulary =
  'note text file line word letter encoding unicode find replace search edit select delete paste copy cut insert date time save name blank'.split(
    ' ',
  );
