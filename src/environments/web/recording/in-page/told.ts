/** A survey as text, where the screen may have changed since the last one. */
type Seen = { screen?: string };

/** What a page tells of a person's hands, in the order in which it happens; labels are of the control that was meant, '' for none. */
export type Told = { at: number } & (
  | ({ kind: 'down'; label: string; button: number; modifier: string } & Seen)
  | ({ kind: 'up'; label: string; moved: boolean; selected: string } & Seen)
  /** What was dragged was let go where nothing takes it. */
  | { kind: 'dropped-nowhere' }
  | { kind: 'double'; label: string }
  | ({ kind: 'hover'; label: string } & Seen)
  /** `before` is what stood in a field that is typed in; `typed`: keys that the page took itself, so that the field shows them its own way or not at all. */
  | ({
      kind: 'value';
      label: string;
      value: string;
      before?: string;
      newLine?: boolean;
      typed?: boolean;
      secret?: boolean;
    } & Seen)
  | ({ kind: 'key'; label: string; keys: string } & Seen)
  /** The key that was just pressed clicked on its control. */
  | { kind: 'key-click'; label: string }
  | ({ kind: 'wheel'; label: string; delta: number } & Seen)
);

/** What happens, before it is told: the time is added. */
export type Happening = Told extends infer T ? (T extends Told ? Omit<T, 'at'> : never) : never;
