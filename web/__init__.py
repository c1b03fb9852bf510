"""The web app: values in, HTML and files out; Gradio is named in `page.py` and what it lays out, FastAPI in `server.py`.

In: an `Assistant` (its library and its `ask`). Out: `web.server.serve(…)`, a page in two languages over one server.
Everything shown is escaped here; the only markup in the page is ours.
"""
