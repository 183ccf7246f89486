"""The battles of the American Civil War, from the folder of jrnold/acw_battle_data.

One claim for each row of the table of competing claims, one record for each battle of the list of
the Civil War Sites Advisory Commission (CWSAC). What each column means is stated in the
datapackage.json of that folder; facts about the sources here are from there.
"""
