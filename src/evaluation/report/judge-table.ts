import type { AgreementRow } from '../agreement.ts';
import type { Estimate } from '../statistics.ts';
import { type Html, html, table, withInterval } from './html.ts';

/** The judge beside the verifiers; nothing where no episode was judged that a verifier knows, too. */
export function judgeTable(rows: readonly AgreementRow[]): Html | '' {
  if (rows.length === 0) return '';
  const shown = ({ value, low, high }: Estimate) => withInterval({ tsr: value, low, high });
  return html`<h2>The judge against the verifiers</h2>
<p><small>A chat model's yes beside the verifier's word on the same episode. Unsure and no answer count as not yes.</small></p>
<div class="scroll">${table(rows, [
    { title: 'model', cell: (r) => r.model, text: true },
    { title: 'was shown', cell: (r) => r.view, text: true },
    { title: 'n', cell: (r) => r.n },
    { title: 'agreement %', cell: (r) => shown(r.agreement) },
    { title: 'precision %', cell: (r) => shown(r.precision) },
    { title: 'recall %', cell: (r) => shown(r.recall) },
    { title: 'kappa', cell: (r) => r.kappa?.toFixed(2) ?? '–' },
    { title: 'unsure', cell: (r) => r.unsure },
    { title: 'no answer', cell: (r) => r.unanswered },
  ])}</div>`;
}
