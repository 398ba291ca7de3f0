/** An article: its steps by method; an article of one part has one method without a name. */
export type Article = { title: string; methods: { name: string; steps: string[] }[] };
