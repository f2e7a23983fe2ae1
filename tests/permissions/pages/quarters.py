"""Scorecards, their quarters, figures and risks."""

PAGES = """
# Scorecards, lines, targets, ratings
framework:scorecards                                              get                +++++.... ++++... ..s
framework:make-scorecard              council                     get                xxx+x.... ....... ..s
framework:make-scorecard              council                     post               xxx+x.... ....... ..s
framework:make-scheme                 council                     get                xxx+x.... ....... ..s
framework:make-scheme                 council                     post               xxx+x.... ....... ..s
framework:scorecard                   scorecard                   get                +++++.... ....... ..s
framework:change-scorecard            scorecard                   get                xxx+x.... ....... ..s
framework:change-scorecard            scorecard                   post               xxx+x.... ....... ..s
framework:add-line                    scorecard                   get                xxx+x.... ....... ..s
framework:add-line                    scorecard                   post:indicator     xxx+x.... ....... ..s
framework:line                        line                        get                +++++.... ....... ..s
framework:change-line                 line                        get                xxx+x.... ....... ..s
framework:change-line                 line                        post               xxx+x.... ....... ..s
framework:add-break                   line                        get                xxx+x.... ....... ..s
framework:add-break                   line                        post               xxx+x.... ....... ..s
framework:drop-break                  line broken                 post               xxx>x.... ....... ..s
framework:rebase                      line                        get                xxx+x.... ....... ..s
framework:rebase                      line                        post               xxx+x.... ....... ..s
framework:drop-rebase                 line rebased                post               xxx>x.... ....... ..s
framework:targets                     line                        get                +++++.... ....... ..s
framework:targets                     line                        post               xxx+x.... ....... ..s
framework:end-target                  line target                 get                xxx+x.... ....... ..s
framework:end-target                  line target                 post               xxx+x.... ....... ..s
framework:schemes                                                 get                +++++++.+ ++++++. ..s
framework:scheme                      scheme                      get                +++++++.+ ....... ..s

# The quarter as staff read and write it
desk:quarters                                                     get                +++++.... ++++... ..s
desk:scorecard                        commentary                  get                +++++.... ....... ..s
desk:scorecard                        signed_quarter_submission   get                +++++.... ....... ..s
desk:comments                         commentary                  get                +++++.... ....... ..s
desk:comments                         commentary                  post               +++++.... ....... ..s
desk:add-action                       commentary                  get                +++++.... ....... ..s
desk:add-action                       commentary                  post               +++++.... ....... ..s
desk:line                             commentary line             get                +++++.... ....... ..s
desk:line-chart-csv                   commentary line             get                +++++.... ....... ..s
desk:line-chart-svg                   commentary line             get                +++++.... ....... ..s
desk:line                             commentary line             post               +x+++.... ....... ..s
desk:ask                              commentary line             post               +++++.... ....... ..s
desk:wordings                         commentary line             get                +++++.... ....... ..s
desk:add-line-action                  commentary line             get                +++++.... ....... ..s
desk:add-line-action                  commentary line             post               +++++.... ....... ..s
desk:theme                            commentary theme            get                +++++.... ....... ..s
desk:theme                            commentary theme            post               +x+++.... ....... ..s
desk:theme-chart-csv                  commentary theme            get                ......... ....... ..s
desk:theme-chart-svg                  commentary theme            get                ......... ....... ..s
desk:ask-theme                        commentary theme            post               +++++.... ....... ..s
desk:theme-wordings                   commentary theme            get                +++++.... ....... ..s
desk:add-theme-action                 commentary theme            get                +++++.... ....... ..s
desk:add-theme-action                 commentary theme            post               +++++.... ....... ..s
desk:answer                           comment                     get                ++++x.... ....... ..s
desk:answer                           comment                     post               ++++x.... ....... ..s
desk:actions                                                      get                +++++.... ++++... ..s
desk:action                           action                      get                +++++.... ....... ..s
desk:action                           action                      post               +++++.... ....... ..s
desk:change-action                    action                      get                +++++.... ....... ..s
desk:change-action                    action                      post               +++++.... ....... ..s

# What other councils may set beside theirs
peers:sharing                         council                     get                +++++.... ....... ..s
peers:sharing                         council                     post               xxxx+.... ....... ..s

# Figures
submissions:open                      scorecard                   get                xxx+x.... ....... ..s
submissions:open                      scorecard                   post               xxx+x.... ....... ..s
submissions:dates                     collecting                  get                xxx+x.... ....... ..s
submissions:dates                     collecting                  post               xxx+x.... ....... ..s
submissions:cancel                    collecting                  get                xxx+x.... ....... ..s
submissions:cancel                    collecting                  post               xxx+x.... ....... ..s
submissions:figures                   collecting                  get                +++++.... ....... ..s
submissions:close                     collecting                  post               xxx~x.... ....... ..s
submissions:reopen                    commentary                  get                xxx+x.... ....... ..s
submissions:reopen                    commentary                  post               xxx+x.... ....... ..s
submissions:figure                    collecting line             get                xxx+x.... ....... ..s
submissions:figure                    collecting line             post               xxx+x.... ....... ..s
submissions:template-csv              collecting                  get                +++++.... ....... ..s
submissions:template-xlsx             collecting                  get                +++++.... ....... ..s
submissions:held-csv                  collecting                  get                +++++.... ....... ..s
submissions:held-xlsx                 collecting                  get                +++++.... ....... ..s
submissions:uploads                   collecting                  get                +++++.... ....... ..s
submissions:uploads                   collecting                  post               xxx+x.... ....... ..s
submissions:upload                    collecting upload           get                +++++.... ....... ..s
submissions:accept                    collecting upload           post               xxx~x.... ....... ..s
submissions:set-aside                 collecting upload           post               xxx>x.... ....... ..s
submissions:download                  collecting upload           get                xxx+x.... ....... ..s

# The risk table
risks:table                                                       get                +++++.... ++++... ..s
risks:table                           ?council                    get                +++++.... ....... ..s
risks:open                                                        get                +++++.... ++++... ..s
risks:open                                                        post               +++++.... ++++... ..s
risks:open                            ?council                    get                +++++.... ....... ..s
risks:open                            ?council                    post               +++++.... ....... ..s
risks:registers                                                   get                +++++.... ++++... ..s
risks:registers                       ?council                    get                +++++.... ....... ..s
risks:register                                                    get                xxx+x.... xx+x... ..s
risks:register                                                    post               xxx+x.... xx+x... ..s
risks:register                        ?council                    get                xxx+x.... ....... ..s
risks:register                        ?council                    post               xxx+x.... ....... ..s
risks:bands                                                       get                xxx+x.... xx+x... ..s
risks:bands                                                       post               xxx+x.... xx+x... ..s
risks:bands                           ?council                    get                xxx+x.... ....... ..s
risks:bands                           ?council                    post               xxx+x.... ....... ..s
risks:risk                            risk                        get                +++++.... ....... ..s
risks:reword                          risk                        get                +++++.... ....... ..s
risks:reword                          risk                        post               +++++.... ....... ..s
risks:score                           risk                        get                +++++.... ....... ..s
risks:score                           risk                        post               +++++.... ....... ..s
risks:close                           risk                        get                +++++.... ....... ..s
risks:close                           risk                        post               +++++.... ....... ..s
risks:reopen                          risk                        get                +++++.... ....... ..s
risks:reopen                          risk                        post               +++++.... ....... ..s
risks:link-action                     risk                        get                +++++.... ....... ..s
risks:link-action                     risk                        post               +++++.... ....... ..s
risks:unlink-action                   risk action                 post               >>>>>.... ....... ..s
"""
