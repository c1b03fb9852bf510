"""A file in, an index on disk out: text → tree of paragraphs → facts → vectors and words.

In: policy texts (.txt, .md). Out: index.library.Library, with documents, facts and search.
Public: index.build (build, add, remove), index.library (Library), index.structure (parse_document),
index.facts (find_facts), index.quantities (find_quantities).
"""
