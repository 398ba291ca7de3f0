import { createRequire } from 'node:module';

/** The part of TiddlyWiki's global object that the server process uses. */
export type Kernel = {
  boot: {
    argv: string[];
    files: Record<string, TiddlerFile>;
    wikiPath: string;
    wikiTiddlersPath: string;
    boot(callback: () => void): void;
  };
  wiki: {
    addTiddlers(tiddlers: Record<string, string>[]): void;
    deleteTiddler(title: string): void;
    each(visit: (tiddler: { fields: Record<string, unknown> }, title: string) => void): void;
    renderTiddler(type: string, title: string): string;
  };
  syncer: {
    throttleInterval: number;
    taskTimerInterval: number;
    numTasksInProgress: number;
    tiddlerInfo: Record<string, unknown>;
    isDirty(): boolean;
    readTiddlerInfo(): void;
  };
  modules: { execute(title: string): { Server: new (options: ServerOptions) => WikiServer } };
  loadTiddlersFromPath(path: string): (TiddlerFile & { tiddlers: Record<string, string>[] })[];
};
export type TiddlerFile = { filepath: string; type: string; hasMetaFile: boolean };
type ServerOptions = { wiki: Kernel['wiki']; variables: Record<string, string> };
export type WikiServer = { listen(): import('node:http').Server };

/** Boots TiddlyWiki over a wiki folder, as its command line does, without serving yet. */
export async function bootKernel(wikiFolder: string): Promise<Kernel> {
  const { TiddlyWiki } = createRequire(import.meta.url)('tiddlywiki') as { TiddlyWiki(): Kernel };
  const kernel = TiddlyWiki();
  kernel.boot.argv = [wikiFolder];
  await new Promise<void>((resolve) => kernel.boot.boot(resolve));
  return kernel;
}
