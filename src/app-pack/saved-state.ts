/** What the application has saved, read from its own storage (never from the screen); the pack gives it its shape. */
export type SavedState = unknown;
