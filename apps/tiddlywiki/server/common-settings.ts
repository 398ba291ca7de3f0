/** The tiddlywiki.info of every wiki in this pack: TiddlyWiki's own client-server edition with some more themes. */
export const wikiInfo = {
  description: 'A wiki that Lamwright works on',
  plugins: ['tiddlywiki/tiddlyweb', 'tiddlywiki/filesystem'],
  themes: ['tiddlywiki/vanilla', 'tiddlywiki/snowwhite', 'tiddlywiki/centralised', 'tiddlywiki/tight'],
  languages: ['de-DE', 'fr-FR'],
};

/**
 * Settings that every template has, by title. They are TiddlyWiki's own settings, as a user can change them:
 * no animations, saves go to the server at once instead of after a second, and the parts of the interface's state
 * that tasks are about (folded tiddlers, chosen tabs, the sidebar) are saved like tiddlers.
 */
export const commonTiddlers: Record<string, string> = {
  '$:/config/AnimationDuration': '0',
  '$:/config/SyncThrottleInterval': '1',
  '$:/config/SyncFilter': [
    '[is[tiddler]] -[[$:/core]] -[[$:/library/sjcl.js]] -[prefix[$:/boot/]] -[prefix[$:/HistoryList]]',
    '-[status[pending]plugin-type[import]] -[[$:/isEncrypted]] -[prefix[$:/status/]] -[prefix[$:/temp/]]',
    '-[prefix[$:/state/]!prefix[$:/state/folded/]!prefix[$:/state/tab/]!prefix[$:/state/sidebar]]',
  ].join(' '),
};
