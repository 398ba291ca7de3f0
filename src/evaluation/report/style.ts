/** The report's own style sheet: it stands alone, prints well, and follows the reader's light or dark setting. */
export const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d9dee5;--paper:#fff;--tint:#f4f6f9;--good:#047857;--bad:#b91c1c}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--soft:#9aa6b5;--line:#333c48;--paper:#14181e;--tint:#1c222a;--good:#34d399;--bad:#f87171}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:1080px;margin:0 auto;padding:28px 20px 80px}
h1{font-size:26px;margin:0 0 4px}h2{font-size:19px;margin:38px 0 10px;border-bottom:1px solid var(--line);padding-bottom:5px}
p.lead,.none,small,figcaption,.legend{color:var(--soft)}
.road{display:flex;flex-wrap:wrap;gap:8px;margin:14px 0}
.road div{background:var(--tint);border:1px solid var(--line);border-radius:8px;padding:8px 12px;min-width:96px}
.road b{display:block;font-size:20px}.road details{border:0;margin:0;padding:0;font-size:12px;color:var(--soft);max-width:60ch}.road span{font-size:12px;color:var(--soft)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin:8px 0 16px}
th,td{padding:5px 8px;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}th{font-weight:600;color:var(--soft);font-size:13px}
.text{text-align:left}td.text:last-child{white-space:normal;min-width:12ch}.scroll{overflow-x:auto}
.charts{display:flex;flex-wrap:wrap;gap:18px}.chart{margin:0;flex:1 1 400px}.chart svg{width:100%;height:auto}
.chart text{font-size:11px;fill:var(--soft)}.chart line{stroke:var(--line)}
.map path{fill:none;stroke:var(--line)}.map rect{fill:var(--tint);stroke:var(--line)}.map .tried{fill:var(--good);opacity:.25;stroke:none}.map text{font-size:11px;fill:var(--ink)}.map circle{fill:var(--soft)}
.legend span{margin-right:14px;font-size:13px}.legend i{display:inline-block;width:14px;height:3px;margin-right:5px;vertical-align:middle}
details{border:1px solid var(--line);border-radius:8px;margin:8px 0;padding:8px 12px}summary{cursor:pointer}
.ok{color:var(--good)}.no{color:var(--bad)}
.steps{display:grid;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));gap:12px;margin-top:10px}
.step{background:var(--tint);border-radius:8px;padding:8px;font-size:13px;overflow-wrap:anywhere}
.shot{position:relative;line-height:0;margin-bottom:6px}.shot img{width:100%;border-radius:4px}
code{font:12.5px ui-monospace,monospace}
`;
