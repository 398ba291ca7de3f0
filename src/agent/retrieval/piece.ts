/** Something that can be found, by what it is about and by its text; `kind`: of which one is enough. */
export type Piece = { about: string; text: string; shown: string; kind?: string };

/** All pieces that have to do with a request, the best first. */
export type Index = (request: string) => Promise<Piece[]>;
