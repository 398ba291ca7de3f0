/** Picture files that a user could insert; they lie beside the document of every task. */
export const pictures = ['brick.png', 'harbour.png', 'lantern.png', 'sunrise.png'];
