/** What Node-RED has saved in flows.json, as far as tasks are about it. */
export type FlowState = {
  flows: { name: string; disabled: boolean; locked: boolean; nodes: string[] }[];
};

/** An entry of flows.json: a flow ("tab") or a node on the flow `z`. */
export type FlowEntry = { id: string; type: string; z?: string; name?: string; label?: string } & Record<
  string,
  unknown
>;

/** Flows in the order of their tabs, each with the names of its nodes. */
export function stateOf(entries: readonly FlowEntry[]): FlowState {
  return {
    flows: entries
      .filter(({ type }) => type === 'tab')
      .map(({ id, label = '', disabled, locked }) => ({
        name: label,
        disabled: disabled === true,
        locked: locked === true,
        nodes: entries.filter(({ z }) => z === id).map(({ type, name }) => name || type),
      })),
  };
}
