"""The review desk: a small web application of this machine, in which people decide on findings.

::

    guard (who may ask) -> routes -> pages, deciding -> desk (report, decisions) -> store

Pages are rendered here; the browser's part are a few modules in ``static/`` that turn keys into the
buttons of the page.  Import this package only when a desk is to open: it brings the web server with it.
"""
