"""Battles of Wikidata: entities in JSON, and results of its query service.

The shapes are those of Wikibase: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html
for entities, and https://www.mediawiki.org/wiki/Wikibase/Indexing/RDF_Dump_Format for results.
"""
