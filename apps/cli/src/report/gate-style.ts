/** Of the go/no-go page, on a screen and on one sheet of A4; verdicts are told by words and signs, colours only help. */
export const GATE_STYLE = `:root{color-scheme:light;--ink:#1b1f24;--soft:#5c6570;--line:#d5dae0}*{box-sizing:border-box}
@page{size:A4;margin:11mm}
body{font:14px/1.4 system-ui,sans-serif;color:var(--ink);background:#fff;max-width:1000px;margin:1.5rem auto;padding:0 1.2rem;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:1.6rem;margin:0;overflow-wrap:anywhere}h2{font-size:1rem;margin:0 0 .3rem}p{margin:.2rem 0}header p,footer,small{color:var(--soft)}small{display:block;font-size:11px;line-height:1.3}
.verdict{display:flex;gap:1.4rem;align-items:center;border:3px solid;border-left-width:14px;border-radius:6px;padding:.6rem 1.2rem;margin:.8rem 0}
.verdict>b{font-size:2.6rem;line-height:1.1;letter-spacing:.02em;white-space:nowrap}.verdict div{color:var(--ink)}
.pass,.improve{color:#19702f}.regress{color:#b02318}.inconclusive,.invalid{color:#8a5a00}.informational{color:var(--soft)}
.warning{border-left:4px solid #8a5a00;padding-left:.6rem;color:#6b4600}
table{border-collapse:collapse;width:100%}td,th{padding:.25rem .5rem .25rem 0;text-align:left;vertical-align:top;font-size:13px}th{font-weight:600;color:var(--soft);border-bottom:1px solid var(--ink);vertical-align:bottom}
section tr{border-bottom:1px solid var(--line)}.rules tbody{border-bottom:1px solid var(--line);break-inside:avoid}.why td{font-size:11px;color:var(--soft);padding:0 0 .35rem 1rem}.why td b{color:var(--ink)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-right:.9rem}.rules td:nth-child(3){white-space:nowrap}.rules td:first-child{min-width:150px}
.interval{width:230px}svg{width:220px;height:34px;display:block}svg text{font:10px system-ui;fill:var(--soft)}
.columns{display:flex;gap:2rem;margin:1rem 0}.columns section{flex:3;min-width:0}.columns section+section{flex:2}section td:last-child{overflow-wrap:anywhere}section small{white-space:nowrap}th.number{white-space:normal}section .number{padding-right:.4rem}
.decision{display:flex;gap:.5rem;align-items:end;margin:1.6rem 0 1rem;font-size:12px}.decision i{flex:1;border-bottom:1px solid var(--ink)}
footer{font-size:11px;border-top:1px solid var(--line);padding-top:.3rem}.ids{font:10px/1.4 ui-monospace,monospace;overflow-wrap:anywhere}summary{cursor:pointer}.why details td,.why details th{font-size:11px;padding:.1rem .9rem .1rem 0}
@media (max-width:700px){.columns{display:block}.verdict{display:block}}
@media print{body{margin:0;padding:0;max-width:none;font-size:11px}h1{font-size:1.4rem}td,th{font-size:10.5px;padding-top:.15rem;padding-bottom:.15rem}.why td,small{font-size:9px}.verdict{margin:.5rem 0;padding:.4rem 1rem}.columns{margin:.6rem 0}footer,.ids{font-size:8.5px}section,.decision,footer{break-inside:avoid}.interval{width:190px}svg{width:170px;height:26px}.decision{margin:.9rem 0 .6rem}}`;
