(script, wasm) => {
  const start = async () => {
    const content = fetch(wasm);
    const islands = await import(script);
    await islands.default({ module_or_path: content });
    islands.hydrate();
    for (const element of document.querySelectorAll("leptos-island")) {
      await islands[element.dataset.component]?.(element);
    }
  };
  (window.requestIdleCallback ?? setTimeout)(start);
}
