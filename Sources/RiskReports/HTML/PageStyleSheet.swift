/// The look of pages: one style sheet inside the page, system fonts, light and dark, paper and phone.
enum PageStyleSheet {
  /// Nothing may be loaded, run, framed or sent; of styles only the page's own, told by its digest.
  static let contentPolicy =
    "default-src 'none'; style-src '\(digest)'; base-uri 'none'; form-action 'none'"

  /// SHA-256 of ``text`` as a content policy wants it (CSP 3). A test says what to put here after a change.
  static let digest = "sha256-iOtUsH1CREIKAI30h8kg4hTpKAEXDF0a0Ou1IRatDSE="

  /// Colours of text have a contrast of at least 4.5 with their ground, colours of marks at least 3 (WCAG 2.2 AA); fields
  /// that lie behind marks are pale. Lines over bars have a halo of the ground's colour.
  static let text: StaticString = """
    :root{--ground:#fff;--text:#1d232b;--faint:#56606c;--rule:#d9dee4;--soft:#f4f6f8;--bar:#8093a8;--chosen:#33587f;\
    --line:#33587f;--base:#3d4752;--band:#dce9dd;--normal:#3f7a48;--low:#0b6470;--medium:#8a5200;--high:#b3261e;\
    --climb:#bd7b1c;--stairs:#8e3b8a;--surge:#cfdff2;--land:#dfe6ea;--link:#1a5aa8}
    @media screen and (prefers-color-scheme:dark){:root{--ground:#14181d;--text:#e3e8ee;--faint:#a4afbb;--rule:#343c46;\
    --soft:#1d232a;--bar:#5b6f86;--chosen:#9dc1ea;--line:#9dc1ea;--base:#d0d8e0;--band:#26382a;--normal:#8cc796;\
    --low:#6fcbd6;--medium:#e6b35a;--high:#ff9389;--climb:#b9812f;--stairs:#d38ad0;--surge:#2b4563;--land:#2a333c;\
    --link:#8fbdf5}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
    body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:50rem;background:var(--ground);color:var(--text);\
    font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,\
    sans-serif;overflow-wrap:break-word}
    h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 .6rem;font-weight:600}
    h1 .faint{font-size:1.1rem;font-weight:400;white-space:nowrap}
    h2{font-size:1.25rem;margin:2.2rem 0 .5rem;padding-top:.6rem;border-top:1px solid var(--rule);font-weight:600}
    h3{font-size:1.05rem;margin:1.4rem 0 .2rem;font-weight:600}
    h4{font-size:1rem;margin:0 0 .15rem;font-weight:600}
    p,ul,dl{margin:.3rem 0 .7rem}
    ul{padding-left:1.2rem}
    li{margin:.15rem 0}
    a{color:var(--link)}
    nav{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;margin-bottom:1.2rem}
    .kind{margin:0;color:var(--faint)}
    .faint{color:var(--faint);font-size:.9rem}
    .headline{font-size:1.15rem;margin:.2rem 0 .5rem}
    .chart-legend{display:flex;flex-wrap:wrap;gap:0 1.2rem;font-size:.85rem;margin:.1rem 0 .8rem}
    .state{border-left:3px solid var(--rule);padding-left:.7rem}
    .stop{border:2px solid var(--high);border-radius:.3rem;padding:.5rem .8rem;font-weight:600}
    .scope{font-weight:600}
    .level{font-weight:600;white-space:nowrap}
    .headline .level{margin-right:.3rem}
    .level.low,.low h4 .level{color:var(--low)}
    .level.medium{color:var(--medium)}
    .level.high{color:var(--high)}
    .level.none,.level.unknown{color:var(--faint);font-weight:400}
    .wide{overflow-x:auto;position:relative}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.92rem}
    caption{text-align:left;color:var(--faint);font-size:.9rem;padding-bottom:.3rem;max-width:calc(100vw - 3rem)}
    th,td{text-align:left;padding:.28rem .6rem .28rem 0;border-bottom:1px solid var(--rule);font-weight:400;\
    white-space:nowrap}
    thead th{color:var(--faint);font-size:.85rem}
    .note{white-space:normal}
    td.note bdi{overflow-wrap:anywhere}
    .figure{text-align:right}
    tr.chosen th,tr.chosen td{font-weight:600;background:var(--soft)}
    .charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr));gap:1.2rem 1.6rem;align-items:end}
    .pictures{display:grid;grid-template-columns:minmax(0,26rem) minmax(0,15rem);gap:1.2rem;align-items:start;\
    margin-top:.8rem}
    figure{margin:0}
    .pictures figure+figure{margin-top:.6rem}
    figcaption{font-size:.85rem;color:var(--faint);display:flex;flex-wrap:wrap;gap:0 .8rem;margin-bottom:.2rem}
    figcaption strong{color:var(--text)}
    .keys{display:flex;flex-wrap:wrap;gap:0 .8rem}
    .key{white-space:nowrap}
    .key svg{width:1rem;height:.625rem;margin-right:.3rem;display:inline-block}
    svg{display:block;width:100%;height:auto;overflow:visible}
    .route svg{max-width:15rem}
    svg text{font-size:11.5px;fill:var(--faint);font-variant-numeric:tabular-nums}
    path,line{fill:none}
    .line{stroke-width:1.5;stroke-linejoin:round;stroke-linecap:round}
    .grid{stroke:var(--rule);stroke-width:1}
    .axis{stroke:var(--faint);stroke-width:1}
    .bar{fill:var(--bar)}
    .chosen{fill:var(--chosen)}
    .running{fill:var(--ground);stroke:var(--chosen);stroke-dasharray:3 2}
    .line.halo{stroke:var(--ground);stroke-width:4.5;stroke-linecap:butt}
    .line.base{stroke:var(--base);stroke-linecap:butt}
    .line.limit{stroke:var(--base);stroke-dasharray:4 3;stroke-linecap:butt}
    .line.normal{stroke:var(--normal)}
    .band{fill:var(--band)}
    .line.value{stroke:var(--line)}
    circle.value{fill:var(--bar)}
    .ground{fill:var(--land)}
    .climb{fill:var(--climb)}
    .stairs{fill:var(--stairs)}
    .surge{fill:var(--surge)}
    .line.climb,.line.stairs,.line.surge,.line.route{fill:none}
    .line.route{stroke:var(--bar);stroke-width:1.5}
    .line.climb{stroke:var(--climb);stroke-width:5}
    .line.stairs{stroke:var(--stairs);stroke-width:5}
    .line.surge{stroke:var(--line);stroke-width:2.5}
    .start{fill:var(--normal)}
    .finish{fill:var(--base)}
    svg .low{fill:var(--low)}
    svg .medium{fill:var(--medium)}
    svg .high,svg .during{fill:var(--high)}
    svg .after{fill:var(--medium)}
    svg .morning{fill:var(--stairs)}
    svg .rest{fill:var(--chosen)}
    .limp{fill:none;stroke:var(--base);stroke-width:1.5}
    article{margin:1rem 0 1.6rem}
    .finding{border-left:4px solid var(--rule);padding:.1rem 0 .1rem .8rem;margin:.7rem 0}
    .finding.low{border-color:var(--low)}
    .finding.medium{border-color:var(--medium)}
    .finding.high{border-color:var(--high)}
    dl{display:grid;grid-template-columns:7rem minmax(0,1fr);gap:0 .6rem}
    dl.sources{grid-template-columns:13rem minmax(0,1fr);row-gap:.4rem}
    dt{color:var(--faint)}
    dd{margin:0}
    .figures{font-size:.92rem;margin:.3rem 0}
    .finding p{margin:.2rem 0}
    dl.budget dd{font-weight:600}
    footer{margin-top:2.4rem;padding-top:.6rem;border-top:1px solid var(--rule);color:var(--faint);font-size:.9rem}
    @media (max-width:34rem){.pictures{grid-template-columns:minmax(0,1fr)}h1{font-size:1.5rem}\
    dl{grid-template-columns:5.5rem minmax(0,1fr)}dl.sources{grid-template-columns:minmax(0,1fr);row-gap:0}\
    dl.sources dd{margin-bottom:.4rem}.headline .level{white-space:normal}\
    .minor{display:none}table{font-size:.82rem}th,td{padding-right:.35rem}td:last-child,td .level{white-space:normal}}
    @media (max-width:24rem){.spare{display:none}}
    @media print{@page{margin:14mm}html{font-size:10pt}body{max-width:none;padding:0}nav{display:none}\
    figure,tr,.finding,h1,h2,h3,h4,li,dd,.facts,.scope{break-inside:avoid}\
    h2,h3,h4,caption,.facts,.scope,h2+.faint{break-after:avoid}\
    .charts{grid-template-columns:1fr 1fr}.pictures{break-inside:avoid}a{color:inherit}\
    *{-webkit-print-color-adjust:exact}}

    """
}
