'use strict';

(function filter() {
  const box = document.getElementById('filter');
  const parameters = new URLSearchParams(window.location.search);
  const town = parameters.get('town') || 'everywhere';

  function headline(text) {
    const title = document.createElement('h3');
    title.textContent = `Plots in ${text}`;
    return title;
  }

  box.appendChild(headline(town));

  window.addEventListener('message', (event) => {
    if (event.origin === window.location.origin && event.data && event.data.kind === 'theme') {
      document.body.className = String(event.data.name).replace(/[^a-z]/g, '');
    }
  });
}());
