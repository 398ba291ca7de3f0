import list from './foreign-requests.json' with { type: 'json' };

/** Requests such as people make of other software, and some that ask for nothing: what no LAM of one application is to take on. */
export const foreignRequests: readonly string[] = list;
