-- Rows as a database of revision 0001 holds them.
INSERT INTO "sources" VALUES(1,'Daily Planet');
INSERT INTO "articles" VALUES(1,'/news','a/one.txt',1,'Storm','2024-05-01','https://planet.example/storm','Lois Lane','17','AP','copy-1','2eea12e43f218db481675754b36debe3b8842d042a19e2c55c78b9681c5a3b44','Nine people died.',0,17,'1');
INSERT INTO "articles" VALUES(2,'/news','b/two.txt',1,NULL,NULL,NULL,NULL,NULL,NULL,'','6d7d0e6c4f08dd25fe45990aea2e4ef51db65ab587b4e4295bd6d1c55c4a9739','naïve 北京 🙂 lone 􏿿d83d; nul 􏿿0; mark 􏿿10ffff;41; end',0,37,'1');
INSERT INTO "claims" VALUES(1,1,0,'Nine people died.',0,17,1,'the mayor','reported','expected',1,1,'[{"text":"Paris","start":0,"end":5,"label":"GPE","key":"paris"},{"text":"na\u00efve \u5317\u4eac \ud83d\ude42 lone \ud83d nul \u0000 mark \udbff\udfff41; end","start":6,"end":9,"label":"ORG","key":"na\u00efve \u5317\u4eac \ud83d\ude42 lone \ud83d nul \u0000 mark \udbff\udfff41; end"}]','[{"text":"about 0.1","start":0,"end":9,"low":0.1,"high":0.30000000000000004,"unit":"percent","noun":"","comparator":"about","step":0.1},{"text":"2 million","start":0,"end":9,"low":2000000.0,"high":2000000.0,"unit":"","noun":"people","comparator":"range","step":1000000.0}]','[{"text":"Monday","start":0,"end":6,"first":"2024-04-29","last":"2024-04-29","precision":"day","clock":"09:30","anchored":true},{"text":"recently","start":0,"end":8,"first":null,"last":null,"precision":"vague","clock":null,"anchored":false}]','["die"]','["die","people"]','["senate bill"]');
INSERT INTO "claims" VALUES(2,2,0,'naïve 北京 🙂 lone 􏿿d83d; nul 􏿿0; mark 􏿿10ffff;41; end',0,37,1,NULL,'article','asserted',0,0,'[]','[]','[]','[]','[]','[]');
INSERT INTO "embeddings" VALUES('encoder@1',X'2EEA12E43F218DB481675754B36DEBE3B8842D042A19E2C55C78B9681C5A3B44','float32',X'000000000000803F0000004000004040');
INSERT INTO "embeddings" VALUES('encoder@1',X'6D7D0E6C4F08DD25FE45990AEA2E4EF51DB65AB587B4E4295BD6D1C55C4A9739','float16',X'0000003C00400042');
INSERT INTO "judgements" VALUES(X'8BE7169084F89506F436E6C9F320DFCA589058CCCB974093E293F9E93B56A575','nli@abc',512,X'2EEA12E43F218DB481675754B36DEBE3B8842D042A19E2C55C78B9681C5A3B44',X'6D7D0E6C4F08DD25FE45990AEA2E4EF51DB65AB587B4E4295BD6D1C55C4A9739',0.1,0.2,0.7,0);
INSERT INTO "runs" VALUES(1,'/news','2026-11-24 21:42:40.312158','2026-11-24 21:42:40.333634','done','0.1.0','{"min_confidence":0.5}','nli@abc','{"findings":1}','{"tool_version":"0.1.0","model":"nli@abc","articles":2,"claims":3,"pairs":1,"truncated":4}');
INSERT INTO "pairs" VALUES(1,1,2,7.99999999999999933386e-01,-0.1);
INSERT INTO "findings" VALUES(1,0,'c0ffee','NUM001','dispute','number','warning',3.00000000000000044408e-01,'9 or 12 people died');
INSERT INTO "finding_claims" VALUES(1,0,0,0,'9',1,'a/one.txt','Daily Planet','2024-05-01','Storm',0,17,1,'Nine people died.','the mayor','copy-1','https://planet.example/storm','[[0,4],[12,16]]');
INSERT INTO "finding_claims" VALUES(1,0,0,1,'9',NULL,'a/copy.txt','Daily Planet','2024-05-01','Storm',7,17,1,'Nine people died.','the mayor','copy-1','https://planet.example/storm','[[0,4],[12,16]]');
INSERT INTO "finding_claims" VALUES(1,0,1,0,'12',2,'b/two.txt','Daily Planet',NULL,NULL,0,17,1,'naïve 北京 🙂 lone 􏿿d83d; nul 􏿿0; mark 􏿿10ffff;41; end',NULL,'',NULL,'[]');
INSERT INTO "skipped" VALUES(1,0,'z.bin','not text');
INSERT INTO "skipped" VALUES(1,1,'a.bin','empty');
