/** More than any answer needs; a body without end is not read to its end. */
const mostBytes = 16e6;

/** The platform's fetch, without redirects (a key is meant for one host), and with an end to the body. */
export async function carefulFetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'manual' });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    const to = response.headers.get('location') ?? 'nowhere';
    const message = `it leads elsewhere, to ${URL.canParse(to) ? new URL(to).origin : to}`;
    return Response.json({ error: { message } }, { status: 400 });
  }
  if (response.body === null) return response;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(part, controller) {
      bytes += part.length;
      if (bytes > mostBytes) controller.error(new Error(`its answer has more than ${mostBytes / 1e6} MB`));
      else controller.enqueue(part);
    },
  });
  return new Response(response.body.pipeThrough(counted), response);
}
