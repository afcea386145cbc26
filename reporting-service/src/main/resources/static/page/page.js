// Nothing here is needed to read a page: it remembers the reader's zone, drops empty filters from addresses, jumps to the search box, and keeps
// live views live.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split('; ').includes('zone=' + encodeURIComponent(zone))) {
  document.cookie = 'zone=' + encodeURIComponent(zone) + '; path=/; max-age=31536000; samesite=lax';
  const shown = document.getElementById('zone');
  if (shown && shown.textContent !== zone && navigator.cookieEnabled) location.reload();
}
for (const form of document.querySelectorAll('form[method=get]')) {
  form.addEventListener('submit', () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
// Of month, span and preset one counts: choosing one takes back the others.
const periods = [['month'], ['from', 'to'], ['period']];
for (const form of document.querySelectorAll('form[method=get]')) {
  form.addEventListener('change', event => {
    const chosen = periods.find(names => names.includes(event.target.name));
    if (!chosen || !event.target.value) return;
    for (const name of periods.flat()) if (!chosen.includes(name) && form.elements[name]) form.elements[name].value = '';
  });
}
for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
  event.preventDefault();
  document.querySelector('.search input')?.focus();
});
// A notice is of what was just done: it is gone after a reload.
if (document.querySelector('.customer .notice') && location.search.includes('done')) history.replaceState(null, '', location.pathname);
const live = document.querySelector('main[data-live]');
if (live) {
  const changes = new EventSource(live.dataset.live);
  let stale = false;
  let asking = false;
  const busy = () => document.hidden || live.contains(document.activeElement) && document.activeElement.matches('input, select');
  // What has the focus will be another element of the same kind; whoever works by keyboard must not be thrown out.
  const focused = () => {
    const one = document.activeElement;
    if (!live.contains(one)) return null;
    const name = ['href', 'aria-label'].find(attribute => one.hasAttribute(attribute));
    return one.localName + (name ? `[${name}="${CSS.escape(one.getAttribute(name))}"]` : '');
  };
  live.tabIndex = -1;
  const renew = async () => {
    if (!stale || asking || busy()) return;
    stale = false;
    asking = true;
    try {
      const answer = await fetch(location.href);
      if (!answer.ok) return;
      const text = await answer.text();
      const focus = focused();
      const folded = [...live.querySelectorAll('details:not([open])[id]')].map(one => one.id);
      live.innerHTML = new DOMParser().parseFromString(text, 'text/html').querySelector('main').innerHTML;
      for (const id of folded) live.querySelector('#' + CSS.escape(id))?.removeAttribute('open');
      if (focus) (live.querySelector(focus) ?? live).focus({preventScroll: true});
    } finally {
      asking = false;
      renew();
    }
  };
  // The server says every few seconds that it is there: who hears nothing for eight is looking at the past.
  const sign = document.createElement('p');
  sign.className = 'lost';
  sign.setAttribute('role', 'alert');
  let heard = new Date();
  const here = () => {
    heard = new Date();
    if (sign.isConnected) { sign.remove(); stale = true; renew(); }
  };
  setInterval(() => {
    if (sign.isConnected || new Date() - heard < 8000) return;
    sign.textContent = `No connection to the server since ${heard.toLocaleTimeString()}: what you see is of then.`;
    live.before(sign);
  }, 1000);
  changes.addEventListener('here', here);
  changes.addEventListener('changed', () => { here(); stale = true; renew(); });
  document.addEventListener('visibilitychange', renew);
  live.addEventListener('focusout', () => setTimeout(renew));
}
const refresh = document.querySelector('main[data-refresh]');
if (refresh) setTimeout(() => location.reload(), 1000 * refresh.dataset.refresh);
